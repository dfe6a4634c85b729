package org.hsicgpbo.driver.triallog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hsicgpbo.driver.report.TrialsCsv;
import org.hsicgpbo.space.DiscreteHyperparameter;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;

class ExportRoundTripTest {
  /** A value is written with all its digits; its place in the distribution loses a few of them. */
  private static final double TOLERANCE = 1e-12;

  @Property(tries = 100)
  void readsBackValuesCoordinatesErrorsAndCostsOfOurExport(
      @ForAll("spaces") SearchSpace space, @ForAll long seed) throws IOException {
    TrialHistory written = history(space, seed);
    TrialLog log = throughFile(written, space);
    assertThat(log.spaceInferred()).isFalse();
    assertThat(log.cost()).contains(CostMeasure.FLOPS);
    assertThat(log.history().size()).isEqualTo(written.size());
    for (int i = 0; i < written.size(); i++) {
      FinishedTrial before = written.trials().get(i);
      FinishedTrial after = log.history().trials().get(i);
      Suggestion suggestion = after.trial().suggestion();
      assertThat(suggestion.configuration()).isEqualTo(before.trial().suggestion().configuration());
      assertThat(suggestion.stage()).isEqualTo(before.trial().suggestion().stage());
      assertThat(suggestion.point()).isEqualTo(before.trial().suggestion().point());
      assertThat(after.errorOrWorst()).isEqualTo(before.errorOrWorst());
      assertThat(after.outcome().state()).isEqualTo(before.outcome().state());
      assertThat(after.outcome().cost()).isEqualTo(before.outcome().cost());
    }
  }

  @Property(tries = 100)
  void findsTheCoordinatesFromTheValuesAlone(@ForAll("spaces") SearchSpace space, @ForAll long seed)
      throws IOException {
    TrialHistory written = history(space, seed);
    TrialLog log = throughFile(withoutCoordinates(written), space);
    for (int i = 0; i < written.size(); i++) {
      UnitPoint before = written.trials().get(i).trial().suggestion().point();
      UnitPoint after = log.history().trials().get(i).trial().suggestion().point();
      for (int h = 0; h < space.dimensions(); h++) {
        assertThat(after.isActive(h)).isEqualTo(before.isActive(h));
        if (before.isActive(h)) {
          assertSamePlace(space.get(h), before.get(h), after.get(h));
        }
      }
    }
  }

  private static void assertSamePlace(Hyperparameter hyperparameter, double before, double after) {
    if (hyperparameter instanceof DiscreteHyperparameter discrete) {
      assertThat(discrete.indexAt(after)).isEqualTo(discrete.indexAt(before));
    } else {
      // The value is rounded to a double first: near its ends a wide range keeps fewer digits of U.
      double rounding = roundingOfU(hyperparameter, before);
      assertThat(after).isCloseTo(before, within(TOLERANCE + rounding));
    }
  }

  /** How far U moves when its value moves by one unit in the last place. */
  private static double roundingOfU(Hyperparameter hyperparameter, double u) {
    double value = hyperparameter.valueAt(u).asNumber();
    double low = hyperparameter.valueAt(0).asNumber();
    double high = hyperparameter.valueAt(1).asNumber();
    double ulp = 8 * Math.ulp(Math.max(Math.abs(low), Math.abs(high)));
    double up = Math.min(high, value + ulp);
    double down = Math.max(low, value - ulp);
    return hyperparameter.intervalOf(org.hsicgpbo.space.Value.of(up)).low()
        - hyperparameter.intervalOf(org.hsicgpbo.space.Value.of(down)).low();
  }

  private static TrialLog throughFile(TrialHistory history, SearchSpace space) throws IOException {
    Path file = Files.createTempFile("trials", ".csv");
    try {
      try (Writer out = Files.newBufferedWriter(file)) {
        TrialsCsv.write(history, out);
      }
      return TrialLogReader.read(TrialLogRequest.of(file).withSpace(space));
    } finally {
      Files.delete(file);
    }
  }

  /** The same trials whose coordinates are lost: a NaN is written as an empty cell. */
  private static TrialHistory withoutCoordinates(TrialHistory history) {
    List<FinishedTrial> trials = new ArrayList<>();
    for (FinishedTrial t : history.trials()) {
      Suggestion s = t.trial().suggestion();
      double[] none = new double[history.space().dimensions()];
      java.util.Arrays.fill(none, Double.NaN);
      Suggestion without = new Suggestion(new UnitPoint(none), s.configuration(), s.stage());
      trials.add(new FinishedTrial(new Trial(t.trial().number(), 0, without), t.outcome()));
    }
    return new TrialHistory(history.space(), trials);
  }

  private static TrialHistory history(SearchSpace space, long seed) {
    Random random = new Random(seed);
    List<FinishedTrial> trials = new ArrayList<>();
    for (int number = 1; number <= 20; number++) {
      UnitPoint point = space.sample(random);
      Trial trial =
          new Trial(
              number,
              number,
              new Suggestion(point, space.decode(point), number < 10 ? "warm-up" : "gpbo"));
      Cost cost = new Cost(1 + random.nextInt(1000), 1 + random.nextInt(1000), random.nextDouble());
      trials.add(
          trial.finish(
              number % 7 == 0
                  ? new TrialOutcome.Failed(FailureKind.OUT_OF_MEMORY, "gone", cost)
                  : new TrialOutcome.Completed(random.nextGaussian(), Double.NaN, cost, Map.of())));
    }
    return new TrialHistory(space, trials);
  }

  @Provide
  Arbitrary<SearchSpace> spaces() {
    return SpaceArbitraries.spaces();
  }
}
