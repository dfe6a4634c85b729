package org.hsicgpbo.driver.live;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.hsicgpbo.driver.store.RunningTrial;
import org.hsicgpbo.study.EpochEvent;
import org.hsicgpbo.study.StudyEnd;
import org.hsicgpbo.study.StudyListener;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;

/** The trials of this driver that run, and how far they are. Safe for use by several threads. */
public final class RunningTrials implements StudyListener {
  private final String driver;
  private final Clock clock;
  private final Map<Integer, RunningTrial> running = new ConcurrentSkipListMap<>();

  /**
   * None at first.
   *
   * @param driver who trains them, as {@link org.hsicgpbo.driver.store.DriverReport#driver}
   * @param clock tells when they begin and are heard of
   */
  public RunningTrials(String driver, Clock clock) {
    this.driver = driver;
    this.clock = clock;
  }

  /** Them, by number. Of attempts only this one is known. */
  public List<RunningTrial> now() {
    return List.copyOf(running.values());
  }

  @Override
  public void trialStarted(Trial trial) {
    Instant now = clock.instant();
    running.put(
        trial.number(),
        new RunningTrial(
            trial.number(),
            trial.suggestion().stage(),
            driver,
            now,
            1,
            0,
            0,
            Double.NaN,
            Double.NaN,
            now));
  }

  /** A repeated attempt begins at the first epoch again. */
  @Override
  public void epochEnded(EpochEvent event) {
    Instant now = clock.instant();
    var unused =
        running.computeIfPresent(
            event.trialNumber(),
            (number, before) ->
                new RunningTrial(
                    number,
                    before.stage(),
                    driver,
                    before.begun(),
                    before.attempts(),
                    event.epoch(),
                    event.epochs(),
                    event.trainingLoss(),
                    event.validationError(),
                    now));
  }

  @Override
  public void trialFinished(FinishedTrial trial, TrialHistory history) {
    running.remove(trial.trial().number());
  }

  @Override
  public void studyEnded(TrialHistory history, StudyEnd end) {
    running.clear();
  }
}
