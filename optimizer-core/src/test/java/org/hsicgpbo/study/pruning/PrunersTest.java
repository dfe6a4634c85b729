package org.hsicgpbo.study.pruning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Decisions on tables of learning curves that can be checked by hand. */
class PrunersTest {
  private static final int EPOCHS = 9;

  private final ProgressLog seen = new ProgressLog();

  /** Records the errors of a trial from epoch 1 on; the progress after the last. */
  private Progress curve(int trial, double... errors) {
    Progress last = Progress.first(trial, 1, EPOCHS, errors[0]);
    for (int epoch = 1; epoch <= errors.length; epoch++) {
      last = seen.record(trial, epoch, EPOCHS, errors[epoch - 1]);
    }
    return last;
  }

  private void completed(int trial, double... errors) {
    curve(trial, errors);
    seen.completed(trial);
  }

  @Test
  void medianComparesTheLowestErrorWithTheMedianOfRunningMeans() {
    // Means after 3 epochs: 0.6, 0.4 and 0.8; their median is 0.6.
    completed(1, 0.8, 0.6, 0.4, 0.1);
    completed(2, 0.5, 0.4, 0.3, 0.2);
    completed(3, 0.9, 0.8, 0.7, 0.6);
    MedianPruner pruner = new MedianPruner(1, 3);

    assertThat(pruner.stops(curve(4, 0.9, 0.7, 0.61), seen)).isTrue();
    assertThat(pruner.stops(curve(5, 0.9, 0.7, 0.6), seen)).as("not above it").isFalse();
    assertThat(pruner.stops(curve(6, 0.59, 0.9, 0.9), seen)).as("once below it").isFalse();
  }

  @Test
  void medianGivesGraceAndWaitsForCompletedTrials() {
    completed(1, 0.1, 0.1, 0.1);
    completed(2, 0.1, 0.1, 0.1);
    curve(3, 0.1, 0.1, 0.1);

    assertThat(new MedianPruner(3, 2).stops(curve(4, 0.9, 0.9), seen)).as("in grace").isFalse();
    assertThat(new MedianPruner(3, 2).stops(curve(4, 0.9, 0.9, 0.9), seen)).isTrue();
    assertThat(new MedianPruner(3, 3).stops(curve(4, 0.9, 0.9, 0.9), seen))
        .as("trial 3 is still running")
        .isFalse();
  }

  @Test
  void medianTakesTrialsThatEndedEarlierWithAllOfTheirEpochs() {
    completed(1, 0.4, 0.2);

    assertThat(new MedianPruner(1, 1).stops(curve(2, 0.5, 0.4, 0.31), seen))
        .as("0.31 against the mean 0.3 of two epochs")
        .isTrue();
    assertThat(new MedianPruner(1, 1).stops(curve(3, 0.5, 0.4, 0.29), seen)).isFalse();
  }

  @Test
  void halvingLetsTheBestThirdOfEachRungGoOn() {
    SuccessiveHalvingPruner pruner = new SuccessiveHalvingPruner(1, 3);
    double[] errors = {0.5, 0.6, 0.7, 0.4, 0.45, 0.39, 0.44};
    // After 1 and 2: too few. Of 3: 1 goes on, which is not 0.7; 0.4 is the best of 4;
    // 0.45 is second of 5; 0.39 best of 6; 0.44 third of 7, where 2 go on.
    boolean[] stops = {false, false, true, false, true, false, true};

    for (int i = 0; i < errors.length; i++) {
      assertThat(pruner.stops(curve(i + 1, errors[i]), seen))
          .as("trial %d", i + 1)
          .isEqualTo(stops[i]);
    }
  }

  @Test
  void halvingDecidesAtRungsOnly() {
    SuccessiveHalvingPruner pruner = new SuccessiveHalvingPruner(2, 2);
    curve(1, 0.1, 0.1, 0.1, 0.1, 0.1);
    curve(2, 0.2, 0.2, 0.2, 0.2, 0.2);

    List<Integer> stopsAt =
        IntStream.rangeClosed(1, 6)
            .filter(epoch -> pruner.stops(seen.record(3, epoch, EPOCHS, 0.9), seen))
            .boxed()
            .toList();

    assertThat(stopsAt).as("rungs are 2, 4, 8").containsExactly(2, 4);
  }

  @Test
  void halvingTakesTheFirstMeasuredEpochNotBeforeARung() {
    SuccessiveHalvingPruner pruner = new SuccessiveHalvingPruner(2, 2);
    seen.record(1, 3, EPOCHS, 0.1);

    assertThat(pruner.stops(seen.record(2, 1, EPOCHS, 0.9), seen)).isFalse();
    assertThat(pruner.stops(seen.record(2, 3, EPOCHS, 0.9), seen)).isTrue();
  }

  @Test
  void nobodyStopsAtTheLastEpoch() {
    completed(1, 0.1);
    curve(2, 0.1);

    for (Pruner pruner : List.of(new MedianPruner(1, 1), new SuccessiveHalvingPruner(1, 2))) {
      assertThat(pruner.stops(seen.record(3, 1, 1, 0.9), seen)).isFalse();
      assertThat(pruner.stops(seen.record(3, 1, 2, 0.9), seen)).isTrue();
    }
  }

  @Test
  void hyperbandHasThePublishedBrackets() {
    // Li et al. 2018, table 1: R = 81, η = 3: 81, 34 (here ⌈5/4·27⌉), 15, 8 and 5 configurations.
    HyperbandPruner pruner = HyperbandPruner.of(1, 3, 81);

    assertThat(pruner.brackets()).isEqualTo(5);
    ToDoubleFunction<Integer> size =
        bracket ->
            IntStream.rangeClosed(1, 81 + 34 + 15 + 8 + 5)
                .filter(trial -> pruner.bracket(trial) == bracket)
                .count();
    assertThat(IntStream.range(0, 5).mapToDouble(size::applyAsDouble))
        .containsExactly(81.0, 34.0, 15.0, 8.0, 5.0);
    assertThat(pruner.bracket(81 + 34 + 15 + 8 + 5 + 1)).as("the next round").isZero();
  }

  @Test
  void hyperbandComparesInsideABracketFromItsOwnFirstRung() {
    // Rounds of 2 trials in the bracket from epoch 1 and 2 in the one from epoch 2.
    HyperbandPruner pruner = new HyperbandPruner(1, 2, 2);
    assertThat(IntStream.rangeClosed(1, 6).map(pruner::bracket)).containsExactly(0, 0, 1, 1, 0, 0);
    curve(1, 0.1, 0.1);
    assertThat(pruner.stops(curve(3, 0.9), seen)).as("its first rung is 2").isFalse();
    assertThat(pruner.stops(curve(3, 0.9, 0.9), seen)).as("alone in its bracket").isFalse();
    assertThat(pruner.stops(curve(4, 0.95, 0.95), seen)).isTrue();
    assertThat(pruner.stops(curve(2, 0.9), seen)).isTrue();
  }

  @Test
  void aTrialThatBeginsAgainReplacesItsEpochs() {
    curve(1, 0.9, 0.9, 0.9);
    Progress again = curve(1, 0.5, 0.3);

    assertThat(again.mean()).isEqualTo(0.4);
    assertThat(again.lowest()).isEqualTo(0.3);
    assertThat(seen.at(3)).isEmpty();
  }

  @Test
  void refusesSettingsWithoutMeaning() {
    assertThatThrownBy(() -> new MedianPruner(0, 5)).hasMessageContaining("grace epochs (0)");
    assertThatThrownBy(() -> new SuccessiveHalvingPruner(1, 1))
        .hasMessageContaining("reduction (1) at least 2");
    assertThatThrownBy(() -> new HyperbandPruner(1, 3, 0)).hasMessageContaining("brackets (0)");
  }
}
