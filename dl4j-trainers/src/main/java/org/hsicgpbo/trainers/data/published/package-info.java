/**
 * Data sets that are published with checksums: which files they have, where those lie on the
 * network, and whether a folder holds them.
 */
@NullMarked
package org.hsicgpbo.trainers.data.published;

import org.jspecify.annotations.NullMarked;
