/**
 * What happened: a {@link org.hsicgpbo.trial.Trial} is one training of one configuration, its
 * {@link org.hsicgpbo.trial.TrialOutcome} the error and {@link org.hsicgpbo.trial.Cost} it ended
 * with or the reason why it failed; a {@link org.hsicgpbo.trial.TrialHistory} holds finished trials
 * in the order in which they were told.
 */
@NullMarked
package org.hsicgpbo.trial;

import org.jspecify.annotations.NullMarked;
