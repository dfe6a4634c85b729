package org.hsicgpbo.driver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.hsicgpbo.study.EpochEvent;
import org.hsicgpbo.study.LearningCurve;
import org.hsicgpbo.study.StoreException;
import org.hsicgpbo.study.TrialClaim;
import org.hsicgpbo.study.TrialStore;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@link TrialStore} promises, whatever the database. */
abstract class TrialStoreContract {
  private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");

  private final StorageAddress storage;
  private StudyArchive archive;
  private TrialStore trials;

  TrialStoreContract(StorageAddress storage) {
    this.storage = storage;
    archive = Backend.open(storage, Clock.fixed(NOW, ZoneOffset.UTC));
    trials = archive.begin(Trials.study("mine")).trials();
  }

  @AfterEach
  void close() {
    archive.close();
  }

  /** Closes and opens again an hour later, as the next run does. */
  private TrialStore nextRun() {
    archive.close();
    archive = Backend.open(storage, Clock.fixed(NOW.plus(Duration.ofHours(1)), ZoneOffset.UTC));
    trials = archive.find("mine").orElseThrow().trials();
    return trials;
  }

  @Test
  void keepsStartedTrialsUntilTheyHaveAnOutcome() {
    trials.started(Trials.trial(1));
    trials.started(Trials.trial(2));
    trials.finished(Trials.trial(1).finish(completed(0.25)));

    assertThat(nextRun().unfinished()).containsExactly(Trials.trial(2));
    assertThat(trials.finished()).containsExactly(Trials.trial(1).finish(completed(0.25)));
  }

  @Test
  void givesOutcomesInTheOrderInWhichTheyWereTold() {
    for (int number = 1; number <= 4; number++) {
      trials.started(Trials.trial(number));
    }
    for (int number : new int[] {3, 1, 4, 2}) {
      trials.finished(Trials.trial(number).finish(completed(number)));
    }

    assertThat(nextRun().finished())
        .extracting(t -> t.trial().number())
        .containsExactly(3, 1, 4, 2);
  }

  @Test
  void keepsEveryDoubleToTheLastBit() {
    Random random = new Random(7);
    for (int number = 1; number <= 200; number++) {
      Trial trial = Trials.trial(number);
      TrialOutcome outcome =
          new TrialOutcome.Completed(
              finite(random),
              finite(random),
              new Cost(finite(random), finite(random), finite(random)),
              Map.of("figure", finite(random)));
      trials.started(trial);
      trials.finished(trial.finish(outcome));

      assertThat(trials.finished().get(number - 1)).isEqualTo(trial.finish(outcome));
    }
  }

  @Test
  void keepsTheExtremesOfDoubles() {
    TrialOutcome outcome =
        new TrialOutcome.Completed(
            Double.MIN_VALUE,
            Double.NaN,
            new Cost(Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NaN),
            metrics(
                "smallest",
                Double.MIN_VALUE,
                "nan",
                Double.NaN,
                "infinite",
                Double.NEGATIVE_INFINITY));
    trials.started(Trials.trial(1));
    trials.finished(Trials.trial(1).finish(outcome));

    FinishedTrial stored = nextRun().finished().get(0);

    assertThat(stored.outcome()).isEqualTo(outcome);
    assertThat(stored.completed().orElseThrow().metrics().keySet())
        .containsExactly("smallest", "nan", "infinite");
  }

  @Test
  void keepsTheOrderOfHyperparametersAndTheKindOfTheirValues() {
    Trial trial = Trials.trial(5);
    trials.started(trial);

    Trial stored = nextRun().unfinished().get(0);

    assertThat(stored.suggestion().configuration().values().entrySet())
        .containsExactlyElementsOf(trial.suggestion().configuration().values().entrySet());
  }

  @Test
  void keepsATrialThatWasStoppedEarly() {
    TrialOutcome stopped = new TrialOutcome.Stopped(0.1 + 0.2, 12, 100, new Cost(1, 2, 0.3));
    trials.started(Trials.trial(1));
    trials.finished(Trials.trial(1).finish(stopped));

    assertThat(nextRun().finished()).containsExactly(Trials.trial(1).finish(stopped));
  }

  @Test
  void keepsLearningCurvesWithTheirOutcomes() {
    LearningCurve curve =
        new LearningCurve(
            2,
            List.of(
                new EpochEvent(2, 1, 3, 0.1 + 0.2, Double.NaN, 0.01),
                new EpochEvent(2, 2, 3, Double.NaN, Double.MIN_VALUE)));
    trials.started(Trials.trial(1));
    trials.started(Trials.trial(2));
    trials.finished(Trials.trial(2).finish(completed(0.5)), curve);
    trials.finished(Trials.trial(1).finish(completed(0.5)));

    assertThat(nextRun().curves()).containsExactly(curve);
  }

  @Test
  void keepsNoCurveWhoseOutcomeIsRefused() {
    LearningCurve curve = new LearningCurve(1, List.of(new EpochEvent(1, 1, 3, 0.3, 0.3)));
    FinishedTrial neverStarted = Trials.trial(1).finish(completed(0.5));

    assertThatThrownBy(() -> trials.finished(neverStarted, curve))
        .isInstanceOf(StoreException.class);
    assertThat(trials.curves()).isEmpty();
  }

  @Test
  void keepsEveryKindOfFailure() {
    int number = 0;
    for (FailureKind kind : FailureKind.values()) {
      Trial trial = Trials.trial(++number);
      trials.started(trial);
      trials.finished(
          trial.finish(
              new TrialOutcome.Failed(kind, "It's \"bad\":\nλ ✗", Cost.UNKNOWN.withSeconds(1.5))));
    }

    assertThat(nextRun().finished())
        .extracting(FinishedTrial::outcome)
        .containsExactly(
            java.util.Arrays.stream(FailureKind.values())
                .map(
                    kind ->
                        new TrialOutcome.Failed(
                            kind, "It's \"bad\":\nλ ✗", Cost.UNKNOWN.withSeconds(1.5)))
                .toArray(TrialOutcome[]::new));
  }

  @Test
  void keepsWhatACrashedProgramPrinted() {
    trials.started(Trials.trial(1));
    trials.finished(
        Trials.trial(1)
            .finish(
                new TrialOutcome.Failed(
                    FailureKind.CRASHED, "NUL \0, \u001b[31m, \ud83d\ude00", Cost.UNKNOWN)));

    assertThat(nextRun().finished().get(0).outcome())
        .isEqualTo(
            new TrialOutcome.Failed(
                FailureKind.CRASHED, "NUL \uFFFD, \u001b[31m, \ud83d\ude00", Cost.UNKNOWN));
  }

  @Test
  void givesWhatWasToldSinceAndTheCurveOfOneTrial() {
    LearningCurve curve = new LearningCurve(3, List.of(new EpochEvent(3, 1, 3, 0.3, 0.3)));
    for (int number = 1; number <= 3; number++) {
      trials.started(Trials.trial(number));
    }
    trials.finished(Trials.trial(2).finish(completed(0.2)));
    trials.finished(Trials.trial(3).finish(completed(0.3)), curve);
    trials.finished(Trials.trial(1).finish(completed(0.1)));

    assertThat(trials.finishedAfter(1))
        .extracting(trial -> trial.trial().number())
        .containsExactly(3, 1);
    assertThat(trials.finishedAfter(3)).isEmpty();
    assertThat(trials.curve(3)).isEqualTo(curve);
    assertThat(trials.curve(1).epochs()).isEmpty();
  }

  @Test
  void refusesANumberThatIsTaken() {
    trials.started(Trials.trial(1));

    assertThatThrownBy(() -> trials.started(Trials.trial(1)))
        .isInstanceOf(StoreException.class)
        .hasMessage("Trial 1 of the study (mine) is already stored.");
  }

  @Test
  void refusesASecondOutcome() {
    trials.started(Trials.trial(1));
    trials.finished(Trials.trial(1).finish(completed(0.5)));

    assertThatThrownBy(() -> trials.finished(Trials.trial(1).finish(completed(0.1))))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("its outcome is already stored");
    assertThat(trials.finished()).containsExactly(Trials.trial(1).finish(completed(0.5)));
  }

  @Test
  void refusesTheOutcomeOfATrialThatWasNotStarted() {
    assertThatThrownBy(() -> trials.finished(Trials.trial(1).finish(completed(0.5))))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("Trial 1 of the study (mine) was not started");
  }

  @Test
  void numbersOfDifferentStudiesAreTheirOwn() {
    TrialStore others = archive.begin(Trials.study("other")).trials();
    trials.started(Trials.trial(1));
    others.started(Trials.trial(1));
    others.finished(Trials.trial(1).finish(completed(0.5)));

    assertThat(trials.unfinished()).containsExactly(Trials.trial(1));
    assertThat(trials.finished()).isEmpty();
  }

  @Test
  void countsTheRunsThatHaveBegunATrial() {
    trials.started(Trials.trial(1));
    trials.started(Trials.trial(2));
    trials.finished(Trials.trial(1).finish(completed(0.5)));
    assertThat(nextRun().claim(100)).contains(new TrialClaim(2, Optional.of(Trials.trial(2))));
    trials.finished(Trials.trial(2).finish(completed(0.5)));

    assertThat(archive.times("mine"))
        .containsExactly(
            new TrialTimes(1, 1, NOW, Optional.of(NOW)),
            new TrialTimes(2, 2, NOW, Optional.of(NOW.plus(Duration.ofHours(1)))));
  }

  @Test
  void aClockThatIsSetBackChangesNoOrderAndNoOutcome() {
    trials.started(Trials.trial(1));
    trials.started(Trials.trial(2));
    trials.finished(Trials.trial(2).finish(completed(0.5)));
    archive.close();
    Instant earlier = NOW.minus(Duration.ofHours(2));
    archive = Backend.open(storage, Clock.fixed(earlier, ZoneOffset.UTC));
    trials = archive.find("mine").orElseThrow().trials();
    assertThat(trials.claim(100)).contains(new TrialClaim(1, Optional.of(Trials.trial(1))));
    trials.finished(Trials.trial(1).finish(completed(0.25)));

    assertThat(trials.finished()).extracting(t -> t.trial().number()).containsExactly(2, 1);
    assertThat(trials.claim(100)).contains(new TrialClaim(3, Optional.empty()));
    assertThat(archive.times("mine"))
        .as("times are those that the clock told")
        .contains(new TrialTimes(1, 2, NOW, Optional.of(earlier)));
  }

  private static TrialOutcome completed(double error) {
    return TrialOutcome.Completed.of(error, new Cost(2000, 1000, 0.125));
  }

  private static double finite(Random random) {
    double any = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(any) ? any : random.nextGaussian();
  }

  private static Map<String, Double> metrics(Object... keysAndValues) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      metrics.put((String) keysAndValues[i], (Double) keysAndValues[i + 1]);
    }
    return metrics;
  }
}
