/** Acquisition functions over a Gaussian process, and their maximiser. */
@NullMarked
package org.hsicgpbo.acquisition;

import org.jspecify.annotations.NullMarked;
