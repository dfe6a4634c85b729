package org.hsicgpbo.study;

import java.util.List;

/**
 * What a trainer told of the epochs of one trial.
 *
 * @param trial its number
 * @param epochs one event an epoch, in their order; may go beyond the epoch at which a trial was
 *     stopped, by those that ended before its worker heard of it
 */
public record LearningCurve(int trial, List<EpochEvent> epochs) {
  /** Copies the list. */
  public LearningCurve {
    epochs = List.copyOf(epochs);
  }
}
