package org.hsicgpbo.driver.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.study.EpochEvent;
import org.hsicgpbo.study.EpochListener;
import org.hsicgpbo.study.StudyFailedException;
import org.hsicgpbo.study.TrialExecutor;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;

class ProbeRunTest {
  private static final List<Trial> TRIALS =
      ProbeChoice.of(
              new StudyFileReader()
                  .read(
                      """
                      study: probes
                      problem: {type: command, command: [x]}
                      space: {x: {type: real, low: 0, high: 1}}
                      strategy: {type: random}
                      budget: {trials: 9}
                      """,
                      "a.yaml"),
              Optional.empty(),
              3)
          .trials();

  private final AtomicLong clock = new AtomicLong();
  private final Set<Integer> interrupted = new HashSet<>();

  @Test
  void tellsHowLongTrainingsTook() throws InterruptedException {
    List<Probe> probes = run(trial -> completed(trial.number()));

    assertThat(probes).extracting(Probe::seconds).containsExactly(1.0, 2.0, 3.0);
    assertThat(probes).noneMatch(Probe::isExtrapolated).noneMatch(Probe::isFailed);
  }

  @Test
  void whatTakesLongIsEndedAndExtrapolated() throws InterruptedException {
    // Each epoch takes 40 s, of which there are 100; the first one has a start of worker before it.
    List<Probe> probes =
        run(
            (trial, progress) -> {
              pass(15);
              for (int epoch = 1; epoch <= 100 && !interrupted.contains(trial.number()); epoch++) {
                pass(40);
                progress.epochEnded(new EpochEvent(trial.number(), epoch, 100, 0.1, 0.1));
              }
              return new TrialOutcome.Failed(
                  FailureKind.CRASHED, "interrupted", Cost.UNKNOWN.withSeconds(135));
            });

    assertThat(interrupted).containsExactly(1, 2, 3);
    assertThat(probes).allMatch(Probe::isExtrapolated).noneMatch(Probe::isFailed);
    assertThat(probes).extracting(Probe::seconds).containsOnly(4000.0);
  }

  @Test
  void failuresAreTold() throws InterruptedException {
    List<Probe> probes =
        run(
            trial ->
                new TrialOutcome.Failed(
                    FailureKind.CRASHED, "broken", Cost.UNKNOWN.withSeconds(1)));

    assertThat(probes).allMatch(Probe::isFailed);
  }

  @Test
  void endsWithTheReasonIfNothingCanBeTrained() {
    assertThatThrownBy(
            () ->
                run(
                    trial -> {
                      throw new StudyFailedException("There is no such program.", null);
                    }))
        .isInstanceOf(StudyFailedException.class)
        .hasMessage("There is no such program.");
  }

  private interface Training {
    TrialOutcome train(Trial trial, EpochListener progress);
  }

  private interface SilentTraining {
    TrialOutcome train(Trial trial);
  }

  private List<Probe> run(SilentTraining training) throws InterruptedException {
    return run((trial, progress) -> training.train(trial));
  }

  private List<Probe> run(Training training) throws InterruptedException {
    List<Probe> told = new ArrayList<>();
    TrialExecutor executor =
        new TrialExecutor() {
          @Override
          public int slots() {
            return 2;
          }

          @Override
          public CompletableFuture<TrialOutcome> submit(Trial trial, EpochListener progress) {
            try {
              return CompletableFuture.completedFuture(training.train(trial, progress));
            } catch (StudyFailedException e) {
              return CompletableFuture.failedFuture(e);
            }
          }

          @Override
          public void interrupt(int trialNumber) {
            interrupted.add(trialNumber);
          }

          @Override
          public void close() {}
        };
    List<Probe> probes =
        new ProbeRun(executor, Duration.ofSeconds(60), clock::get).run(TRIALS, told::add);
    assertThat(told).isEqualTo(probes);
    return probes;
  }

  private void pass(int seconds) {
    clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  private static TrialOutcome completed(double seconds) {
    return TrialOutcome.Completed.of(0.1, Cost.UNKNOWN.withSeconds(seconds));
  }
}
