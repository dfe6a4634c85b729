/** See the packages below. */
@NullMarked
package org.hsicgpbo.benchmarks;

import org.jspecify.annotations.NullMarked;
