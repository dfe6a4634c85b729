package org.hsicgpbo.study;

import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * What a study minimises: trains the network of one configuration and says how good and how costly
 * it is.
 *
 * <p>This is the one interface to implement for tuning a network of one's own. An implementation
 * that the program shall load from a study file ({@code problem: {type: java, class: …}}) has a
 * public constructor without arguments or with one {@code Map<String, Object>} that receives the
 * further keys under {@code problem}.
 */
@FunctionalInterface
public interface Objective {
  /**
   * Trains and measures. Called by one thread at a time.
   *
   * @param trial configuration and seed; equal ones must give an equal outcome apart from measured
   *     times
   * @param context where to tell of epochs, and whether to stop
   * @return the outcome; a failed one for configurations that cannot be trained
   * @throws Exception for anything else; the trial is then recorded as crashed with the message
   */
  TrialOutcome evaluate(Trial trial, TrainingContext context) throws Exception;
}
