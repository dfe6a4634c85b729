package org.hsicgpbo.study;

import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;

/**
 * Watches a study; every method does nothing unless overridden. Called by the thread of the study,
 * except epochs.
 */
public interface StudyListener {
  /** The study begins or goes on, with what it already has. */
  default void studyStarted(TrialHistory history, int budget) {}

  /** A trial was handed to the executor. */
  default void trialStarted(Trial trial) {}

  /** An epoch has ended; called from another thread. */
  default void epochEnded(EpochEvent event) {}

  /** A trial has ended and is stored. */
  default void trialFinished(FinishedTrial trial, TrialHistory history) {}

  /** A stopping rule was met: nothing new is started; what runs is waited for. */
  default void stoppingRuleMet(String reason) {}

  /** The study has ended. */
  default void studyEnded(TrialHistory history, StudyEnd end) {}
}
