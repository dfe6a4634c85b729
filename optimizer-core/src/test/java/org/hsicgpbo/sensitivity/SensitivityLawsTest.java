package org.hsicgpbo.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.LogRealHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;
import org.junit.jupiter.api.Test;

/** What must hold of every sample. */
class SensitivityLawsTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new RealHyperparameter("real", 0, 1),
          new IntegerHyperparameter("integer", 1, 3),
          CategoricalHyperparameter.of("kind", "a", "b", "c"),
          new BooleanHyperparameter("switch"),
          new RealHyperparameter("child", 0, 1).when("switch", Value.of(true)));
  private static final AnalysisSettings QUICK =
      AnalysisSettings.defaults().with(new Significance.Permutation(199));

  @Property(tries = 20)
  void orderOfTrialsDoesNotMatter(@ForAll long seed) {
    TrialHistory sample = Samples.of(SPACE, 60, seed, u -> Samples.completed(u.get(0)));
    List<FinishedTrial> shuffled = new ArrayList<>(sample.trials());
    Collections.shuffle(shuffled, new Random(seed));
    HsicIndex first = real(sample);
    HsicIndex second = real(new TrialHistory(SPACE, shuffled));
    assertThat(second.hsic()).isCloseTo(first.hsic(), within(1e-14));
    assertThat(second.standardError()).isCloseTo(first.standardError(), within(1e-12));
  }

  @Property(tries = 20)
  void theDistributionOfAHyperparameterDoesNotMatter(@ForAll long seed) {
    SearchSpace logarithmic = SearchSpace.of(new LogRealHyperparameter("real", 1e-5, 1e-1));
    SearchSpace linear = SearchSpace.of(new RealHyperparameter("real", 0, 1));
    assertThat(real(Samples.of(logarithmic, 60, seed, u -> Samples.completed(u.get(0)))))
        .isEqualTo(real(Samples.of(linear, 60, seed, u -> Samples.completed(u.get(0)))));
  }

  @Property(tries = 20)
  void aMonotoneMapOfTheErrorDoesNotMatter(@ForAll long seed) {
    assertThat(real(Samples.of(SPACE, 60, seed, u -> Samples.completed(Math.exp(9 * u.get(0))))))
        .isEqualTo(real(Samples.of(SPACE, 60, seed, u -> Samples.completed(u.get(0)))));
  }

  @Test
  void pValuesAreUniformUnderIndependence() {
    Map<String, List<Double>> pValues = new HashMap<>();
    for (int seed = 0; seed < 1000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      TrialHistory sample =
          Samples.of(SPACE, 80, seed + 7919, u -> Samples.completed(random.nextDouble()));
      for (HsicIndex index :
          new SensitivityAnalyzer(new Goal.Best(0.25), CostMeasure.FLOPS, seed, QUICK)
              .analyze(sample)
              .indices()) {
        if (!Double.isNaN(index.pValue())) {
          pValues
              .computeIfAbsent(index.hyperparameter(), n -> new ArrayList<>())
              .add(index.pValue());
        }
      }
    }
    assertThat(pValues).hasSize(5);
    pValues.forEach(
        (name, values) -> {
          double distance =
              new KolmogorovSmirnovTest()
                  .kolmogorovSmirnovStatistic(
                      new UniformRealDistribution(0, 1),
                      values.stream().mapToDouble(Double::doubleValue).toArray());
          // 1 % point of Kolmogorov's distance, and the steps of 1/200 of the p-values.
          assertThat(distance).as(name).isLessThan(1.63 / Math.sqrt(values.size()) + 0.005);
        });
  }

  @Test
  void falseAlarmsStayAtFivePercentAfterHolm() {
    int alarms = 0;
    for (int seed = 0; seed < 400; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      TrialHistory sample =
          Samples.of(SPACE, 60, seed + 104729, u -> Samples.completed(random.nextDouble()));
      alarms +=
          new SensitivityAnalyzer(
                      new Goal.Best(0.1),
                      CostMeasure.FLOPS,
                      seed,
                      AnalysisSettings.defaults().with(new Significance.Permutation(499)))
                  .analyze(sample).indices().stream().anyMatch(index -> index.pAdjusted() <= 0.05)
              ? 1
              : 0;
    }
    // 20 expected, standard error 4.4; Holm on steps of 1/500 is a little cautious.
    assertThat(alarms).isBetween(3, 37);
  }

  @Test
  void powerGrowsWithTheSample() {
    assertThat(detections(60)).isLessThan(detections(150));
    assertThat(detections(150)).isLessThan(detections(400));
  }

  /** Of 60 samples, in how many a weak effect is significant. */
  private static int detections(int n) {
    int detections = 0;
    for (int seed = 0; seed < 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      TrialHistory sample =
          Samples.of(SPACE, n, seed, u -> Samples.completed(0.25 * u.get(0) + random.nextDouble()));
      detections += real(sample).pAdjusted() < 0.05 ? 1 : 0;
    }
    return detections;
  }

  private static HsicIndex real(TrialHistory sample) {
    return Samples.index(
        new SensitivityAnalyzer(new Goal.Best(0.1), CostMeasure.FLOPS, 1, QUICK).analyze(sample),
        "real");
  }
}
