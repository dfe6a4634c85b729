/**
 * What trials print, one file each: {@code trial-12.log}, of limited size, found by the number of
 * the trial.
 *
 * <p>{@link org.hsicgpbo.driver.logs.TrialLogs} knows where they lie, reads them and removes those
 * that nobody needs; a {@link org.hsicgpbo.driver.logs.CappedLog} writes one. A trial that prints
 * nothing has no file.
 */
@NullMarked
package org.hsicgpbo.driver.logs;

import org.jspecify.annotations.NullMarked;
