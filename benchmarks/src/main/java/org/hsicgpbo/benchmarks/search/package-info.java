/** How good the strategies are: simple regret on known functions, and the time of a suggestion. */
@NullMarked
package org.hsicgpbo.benchmarks.search;

import org.jspecify.annotations.NullMarked;
