package org.hsicgpbo.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Objects;
import org.hsicgpbo.driver.store.StorageAddress;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.study.StoreException;
import org.hsicgpbo.study.StudyListener;
import org.hsicgpbo.study.TrialExecutor;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StudyRunTest {
  private static final StorageAddress STORAGE = StorageAddress.parse("s.db");

  private static final String TEXT =
      """
      study: example
      problem: {type: runge}
      space:
        x: {type: real, low: 0, high: 1}
      strategy: {type: random}
      budget: {trials: 6}
      """;

  private final StudyFile file = new StudyFileReader().read(TEXT, "example.yaml");
  private final StringWriter err = new StringWriter();
  private final MemoryStore store = new MemoryStore();
  private @Nullable Interruption interruption;
  private boolean halted;
  private boolean now;

  @Test
  void runsUntilTheBudgetIsSpent() throws InterruptedException {
    StudyRun.Ended ended = run(List.of());

    assertThat(ended.signal()).isEmpty();
    assertThat(ended.history().size()).isEqualTo(6);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void ctrlCFinishesWhatRuns() throws InterruptedException {
    StudyRun.Ended stopped =
        run(
            List.of(
                new StudyListener() {
                  @Override
                  public void trialStarted(Trial trial) {
                    if (trial.number() == 3) {
                      Objects.requireNonNull(interruption).signalled(StopSignal.INTERRUPT);
                    }
                  }
                }));

    assertThat(stopped.signal()).contains(StopSignal.INTERRUPT);
    assertThat(stopped.history().size()).isEqualTo(3);
    assertThat(store.unfinished()).isEmpty();
    assertThat(err.toString())
        .contains("Stopping: 1 trial that is running is finished and stored (", "Stopped: 3 of 6");
  }

  @Test
  void ctrlCInTheLastTrialIsNotForgotten() throws InterruptedException {
    StudyRun.Ended stopped =
        run(
            List.of(
                new StudyListener() {
                  @Override
                  public void trialStarted(Trial trial) {
                    if (trial.number() == 6) {
                      Objects.requireNonNull(interruption).signalled(StopSignal.INTERRUPT);
                    }
                  }
                }));

    assertThat(stopped.signal()).contains(StopSignal.INTERRUPT);
    assertThat(stopped.history().size()).isEqualTo(6);
    assertThat(err.toString()).doesNotContain("To go on");
  }

  @Test
  void aStorageThatIsAwayMakesNoStoppedRunAFailedOne() throws InterruptedException {
    now = true;
    StudyListener stopsAndLosesTheStorage =
        new StudyListener() {
          @Override
          public void trialFinished(FinishedTrial trial, TrialHistory history) {
            if (history.size() == 2) {
              Objects.requireNonNull(interruption).signalled(StopSignal.TERMINATE);
              throw new StoreException("The storage does not answer.");
            }
          }
        };

    StudyRun.Ended stopped = run(List.of(stopsAndLosesTheStorage));

    assertThat(stopped.signal()).contains(StopSignal.TERMINATE);
    assertThat(err.toString()).contains("hsic-gpbo: The storage does not answer.", "To go on");
  }

  @Test
  void ctrlCKeepsWhatIsStoredAndSaysHowToGoOn() throws InterruptedException {
    now = true;
    StudyListener pressesCtrlC =
        new StudyListener() {
          @Override
          public void trialFinished(FinishedTrial trial, TrialHistory history) {
            if (history.size() == 2) {
              Objects.requireNonNull(interruption).signalled(StopSignal.INTERRUPT);
            }
          }
        };

    StudyRun.Ended stopped = run(List.of(pressesCtrlC));

    assertThat(stopped.signal()).contains(StopSignal.INTERRUPT);
    assertThat(halted).isFalse();
    assertThat(stopped.history().size()).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "Stopping; trials",
            "Stopped: 2 of 6 trials are stored. To go on: hsic-gpbo run example.yaml --storage s.db");
    assertThat(run(List.of()).history().size()).isEqualTo(6);
  }

  @Test
  void aStudyThatGoesOnSaysSo() {
    Resumption.check(file, reread("trials: 6", "trials: 9"), 4, STORAGE, writer());

    assertThat(err.toString())
        .contains(
            "The study (example) goes on: 4 of 9 trials are stored in s.db.",
            "Changed since the last run: budget.trials: 6 → 9");
  }

  @Test
  void aStudyThatHasItsTrialsSaysSo() {
    Resumption.check(file, file, 6, STORAGE, writer());

    assertThat(err.toString()).contains("has all its 6 trials; raise budget.trials for more");
  }

  @Test
  void aChangedSpaceIsRefusedWithItsDifferences() {
    StudyFile changed = reread("high: 1", "high: 2");

    assertThatThrownBy(() -> Resumption.check(file, changed, 4, STORAGE, writer()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContainingAll(
            "its 4 trials do not fit",
            "space.x: a real number from 0.0 to 1.0 → a real number from 0.0 to 2.0",
            "another name");
  }

  private StudyFile reread(String old, String now) {
    return new StudyFileReader().read(TEXT.replace(old, now), "example.yaml");
  }

  private PrintWriter writer() {
    return new PrintWriter(err, true);
  }

  private StudyRun.Ended run(List<StudyListener> listeners) throws InterruptedException {
    StudyRun run =
        new StudyRun(
            new GivenCommand(List.of("run", "example.yaml", "--storage", "s.db")),
            file,
            writer(),
            ending -> {
              interruption = new Interruption(ending, now, writer(), code -> halted = true);
              return interruption;
            });
    try (TrialExecutor executor = new SquareExecutor(Cost.UNKNOWN)) {
      return run.run(new RandomStrategy(file.space()), store, executor, listeners);
    }
  }
}
