package org.hsicgpbo.driver.cli;

import org.hsicgpbo.study.StudyEnd;
import org.hsicgpbo.study.StudyListener;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log of a study what happens in it. */
final class LogListener implements StudyListener {
  private static final Logger LOG = LoggerFactory.getLogger(LogListener.class);

  private final String study;

  /** Of the one study that is run. */
  LogListener() {
    this("");
  }

  /** Of one of several studies; its lines begin with this. */
  LogListener(String study) {
    this.study = study;
  }

  @Override
  public void studyStarted(TrialHistory history, int budget) {
    LOG.info("{}{} of {} trials are stored", study, history.size(), budget);
  }

  @Override
  public void trialStarted(Trial trial) {
    LOG.info(
        "{}trial {} begins ({}): {}",
        study,
        trial.number(),
        trial.suggestion().stage(),
        trial.suggestion().configuration());
  }

  @Override
  public void trialFinished(FinishedTrial trial, TrialHistory history) {
    if (trial.outcome() instanceof TrialOutcome.Failed failed) {
      LOG.info("{}trial {} {}: {}", study, trial.trial().number(), failed.state(), failed.reason());
    } else if (trial.outcome() instanceof TrialOutcome.Stopped stopped) {
      LOG.info(
          "{}trial {} was stopped at epoch {} of {} with the error {}",
          study,
          trial.trial().number(),
          stopped.epoch(),
          stopped.epochs(),
          stopped.error());
    } else {
      LOG.info("{}trial {} has the error {}", study, trial.trial().number(), trial.errorOrWorst());
    }
  }

  @Override
  public void stoppingRuleMet(String reason) {
    LOG.info("{}stopping rule: {}", study, reason);
  }

  @Override
  public void studyEnded(TrialHistory history, StudyEnd end) {
    LOG.info("{}ended with {} trials: {}", study, history.size(), end);
  }
}
