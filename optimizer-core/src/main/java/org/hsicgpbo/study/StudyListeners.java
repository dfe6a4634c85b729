package org.hsicgpbo.study;

import java.util.List;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;

/**
 * Several listeners as one.
 *
 * @param all told of everything, in their order; copied
 */
record StudyListeners(List<StudyListener> all) implements StudyListener {
  /** Copies the list. */
  StudyListeners {
    all = List.copyOf(all);
  }

  @Override
  public void studyStarted(TrialHistory history, int budget) {
    all.forEach(listener -> listener.studyStarted(history, budget));
  }

  @Override
  public void trialStarted(Trial trial) {
    all.forEach(listener -> listener.trialStarted(trial));
  }

  @Override
  public void epochEnded(EpochEvent event) {
    all.forEach(listener -> listener.epochEnded(event));
  }

  @Override
  public void trialFinished(FinishedTrial trial, TrialHistory history) {
    all.forEach(listener -> listener.trialFinished(trial, history));
  }

  @Override
  public void stoppingRuleMet(String reason) {
    all.forEach(listener -> listener.stoppingRuleMet(reason));
  }

  @Override
  public void studyEnded(TrialHistory history, StudyEnd end) {
    all.forEach(listener -> listener.studyEnded(history, end));
  }
}
