/**
 * Readers of the formats in which data come. None trusts a file: every length that a header claims
 * is compared with what is there, and every message names the file, the place and what would be
 * right.
 */
@NullMarked
package org.hsicgpbo.trainers.data.format;

import org.jspecify.annotations.NullMarked;
