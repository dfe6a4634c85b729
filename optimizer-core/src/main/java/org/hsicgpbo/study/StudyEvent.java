package org.hsicgpbo.study;

import java.util.concurrent.CompletionException;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.jspecify.annotations.Nullable;

/** What the thread of a {@link Study} waits for. */
sealed interface StudyEvent {
  /** Somebody wants the study to end. */
  record Stop() implements StudyEvent {}

  /**
   * The executor has ended a trial.
   *
   * @param outcome null if it could not be trained
   * @param failure why; null if there is an outcome
   */
  record Ended(Trial trial, @Nullable TrialOutcome outcome, @Nullable Throwable failure)
      implements StudyEvent {

    /** Whether there is an outcome, and none of a failure. */
    boolean hasSucceeded() {
      return outcome != null && !(outcome instanceof TrialOutcome.Failed);
    }

    /**
     * The outcome.
     *
     * @throws StudyFailedException if no trial can be trained
     */
    TrialOutcome toOutcome() {
      if (outcome != null) {
        return outcome;
      }
      Throwable cause =
          failure instanceof CompletionException && failure.getCause() != null
              ? failure.getCause()
              : failure;
      if (cause instanceof StudyFailedException told) {
        throw told;
      }
      throw new StudyFailedException(
          "Trial %d could not be trained: %s".formatted(trial.number(), cause), cause);
    }
  }
}
