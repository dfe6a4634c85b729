/**
 * Strategies that propose the next configuration.
 *
 * <p>A {@link org.hsicgpbo.search.SearchStrategy} is a function of what is known ({@link
 * org.hsicgpbo.search.SearchState}): the finished trials in the order in which they were told, the
 * trials that are still running, and the number of the trial to propose. It keeps no state of its
 * own that could change an answer, so that a study that was killed, or that ran on many workers, is
 * replayed exactly from the stored order of events (docs/adr/0001).
 */
@NullMarked
package org.hsicgpbo.search;

import org.jspecify.annotations.NullMarked;
