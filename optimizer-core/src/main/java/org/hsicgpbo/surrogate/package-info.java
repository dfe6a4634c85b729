/** Gaussian-process regression: kernels, marginal likelihood, fit and prediction. */
@NullMarked
package org.hsicgpbo.surrogate;

import org.jspecify.annotations.NullMarked;
