package org.hsicgpbo.driver.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hsicgpbo.driver.gpu.GpuLoad;
import org.hsicgpbo.driver.store.DriverReport;
import org.hsicgpbo.driver.store.RunningTrial;
import org.hsicgpbo.driver.store.Trials;
import org.hsicgpbo.study.EpochEvent;
import org.hsicgpbo.study.StoreException;
import org.hsicgpbo.study.StudyEnd;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveReporterTest {
  private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
  private static final DriverName NAME = new DriverName("alpha", 12);
  private static final GpuLoad GPU = new GpuLoad(0, "A100", 0.5, 1, 2);
  private static final TrialHistory NOTHING =
      new TrialHistory(Trials.study("mine").space(), List.of());

  /** What was told. */
  private record Told(DriverReport report, List<RunningTrial> running) {}

  private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();

  private final LiveReporter reporter =
      reporter((report, running) -> told.add(new Told(report, running)));

  @Test
  void tellsAtOnceThatItIsThere() throws InterruptedException {
    reporter.studyStarted(NOTHING, 100);

    Told first = next();
    assertThat(first.running()).isEmpty();
    assertThat(first.report())
        .isEqualTo(
            new DriverReport("alpha/12", "alpha", 12, 3, List.of(GPU), NOW, NOW, Optional.empty()));
  }

  @Test
  void tellsManyEpochsTogether() throws InterruptedException {
    reporter.studyStarted(NOTHING, 100);
    next();
    reporter.trialStarted(Trials.trial(1));
    reporter.trialStarted(Trials.trial(2));
    for (int epoch = 1; epoch <= 1000; epoch++) {
      reporter.epochEnded(new EpochEvent(1, epoch, 1000, 1.0 / epoch, 0.5, 0.1));
    }

    List<RunningTrial> running = next().running();

    assertThat(running).extracting(RunningTrial::number).containsExactly(1, 2);
    assertThat(running).extracting(RunningTrial::epoch).containsExactly(1000, 0);
    assertThat(running.get(0).trainingLoss()).isEqualTo(0.001);
    assertThat(told).isEmpty();
  }

  @Test
  void aFinishedTrialRunsNoMore() throws InterruptedException {
    reporter.trialStarted(Trials.trial(1));
    reporter.trialFinished(
        Trials.trial(1).finish(TrialOutcome.Completed.of(0.5, Cost.UNKNOWN)), NOTHING);
    reporter.epochEnded(new EpochEvent(1, 2, 3, 1, 0.5, 0.1));

    reporter.studyStarted(NOTHING, 100);

    assertThat(next().running()).isEmpty();
  }

  @Test
  void itsLastWordsAreHowItEnded() {
    reporter.studyStarted(NOTHING, 100);
    reporter.trialStarted(Trials.trial(1));

    reporter.studyEnded(NOTHING, StudyEnd.STOPPED);

    Told last = told.stream().reduce((a, b) -> b).orElseThrow();
    assertThat(last.running()).isEmpty();
    assertThat(last.report().ended()).contains("It was stopped; the same run goes on.");
  }

  @Test
  void goesOnAfterAStorageWasAway() throws InterruptedException {
    BlockingQueue<Integer> attempts = new LinkedBlockingQueue<>();
    LiveReporter patient =
        reporter(
            (report, running) -> {
              attempts.add(attempts.size());
              if (attempts.size() == 1) {
                throw new StoreException("The storage is locked.");
              }
              told.add(new Told(report, running));
            });

    patient.studyStarted(NOTHING, 100);

    assertThat(next().report().isAlive()).isTrue();
    assertThat(attempts).hasSize(2);
    patient.studyEnded(NOTHING, StudyEnd.FAILED);
  }

  @Test
  void theEndOfAStudyDoesNotWaitForAStorageThatHangs() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    LiveReporter stuck =
        reporter(
            (report, running) -> {
              asked.countDown();
              try {
                never.await();
              } catch (InterruptedException e) {
                told.add(new Told(report, running));
              }
            });
    stuck.studyStarted(NOTHING, 100);
    asked.await();

    stuck.studyEnded(NOTHING, StudyEnd.BUDGET_SPENT);

    assertThat(next().report().isAlive()).as("given up, not waited for").isTrue();
  }

  private Told next() throws InterruptedException {
    Told next = told.poll(30, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return next;
  }

  private static LiveReporter reporter(LiveReporter.Sink sink) {
    return new LiveReporter(NAME, 3, () -> List.of(GPU), Clock.fixed(NOW, ZoneOffset.UTC), sink);
  }
}
