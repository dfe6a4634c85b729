/**
 * Tells people that a study has ended, has failed, or has found what they were waiting for: by a
 * program of theirs, or by a webhook.
 *
 * <p>A {@link org.hsicgpbo.driver.notify.Notifier} listens to the study and hands each {@link
 * org.hsicgpbo.driver.notify.Notice} to the {@link org.hsicgpbo.driver.notify.Channel}s on a thread
 * of its own. A notice that does not arrive is a line in the log and a warning; the study goes on.
 */
@NullMarked
package org.hsicgpbo.driver.notify;

import org.jspecify.annotations.NullMarked;
