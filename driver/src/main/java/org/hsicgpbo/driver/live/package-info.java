/**
 * What a run tells of itself while it goes on: to other processes through the storage, so that
 * {@code watch}, {@code status} and the dashboard can show it from another terminal or machine.
 *
 * <p>{@link org.hsicgpbo.driver.live.RunningTrials} listens to the study and knows how far each
 * trial is; {@link org.hsicgpbo.driver.live.LiveReporter} hands that to the storage every few
 * seconds, from a thread of its own. A storage that is away costs what would have been told,
 * nothing else.
 */
@NullMarked
package org.hsicgpbo.driver.live;

import org.jspecify.annotations.NullMarked;
