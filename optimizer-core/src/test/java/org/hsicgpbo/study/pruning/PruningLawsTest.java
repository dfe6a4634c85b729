package org.hsicgpbo.study.pruning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PruningLawsTest {
  private static final int EPOCHS = 6;
  private static final List<Pruner> PRUNERS =
      List.of(
          new MedianPruner(1, 1),
          new SuccessiveHalvingPruner(1, 2),
          new SuccessiveHalvingPruner(1, 3),
          new HyperbandPruner(1, 2, 2));

  /** Trials 1, 2, …, every second one completed. */
  private static ProgressLog log(List<List<Double>> curves) {
    ProgressLog log = new ProgressLog();
    for (int trial = 1; trial <= curves.size(); trial++) {
      record(log, trial, curves.get(trial - 1));
      if (trial % 2 == 0) {
        log.completed(trial);
      }
    }
    return log;
  }

  private static Progress record(ProgressLog log, int trial, List<Double> errors) {
    Progress last = log.record(trial, 1, EPOCHS, errors.get(0));
    for (int epoch = 2; epoch <= errors.size(); epoch++) {
      last = log.record(trial, epoch, EPOCHS, errors.get(epoch - 1));
    }
    return last;
  }

  @Property
  void theBestSoFarIsNeverStopped(
      @ForAll @Size(min = 1, max = 12) List<@Size(EPOCHS) List<@DoubleRange(max = 1) Double>> curves,
      @ForAll @IntRange(min = 1, max = EPOCHS) int epochs) {
    double[] best = new double[epochs];
    Arrays.setAll(
        best, e -> curves.stream().mapToDouble(curve -> curve.get(e)).min().orElseThrow());
    List<Double> curve = Arrays.stream(best).boxed().toList();

    for (Pruner pruner : PRUNERS) {
      ProgressLog log = log(curves);
      assertThat(pruner.stops(record(log, curves.size() + 1, curve), log))
          .as("%s of %s after %s", pruner, curve, curves)
          .isFalse();
    }
  }

  @Property
  void aBetterCurveIsNeverStoppedWhereAWorseOneGoesOn(
      @ForAll @Size(min = 1, max = 12) List<@Size(EPOCHS) List<@DoubleRange(max = 1) Double>> curves,
      @ForAll @Size(min = 1, max = EPOCHS) List<@DoubleRange(max = 1) Double> curve,
      @ForAll @DoubleRange(max = 1) double gain) {
    List<Double> better = curve.stream().map(error -> error - gain * error).toList();

    for (Pruner pruner : PRUNERS) {
      ProgressLog one = log(curves);
      ProgressLog other = log(curves);
      boolean worseStops = pruner.stops(record(one, curves.size() + 1, curve), one);
      boolean betterStops = pruner.stops(record(other, curves.size() + 1, better), other);
      assertThat(betterStops && !worseStops)
          .as("%s of %s against %s after %s", pruner, better, curve, curves)
          .isFalse();
    }
  }

  @Property
  void withTwiceAsManyBetterAsAreGoodNoCurveThatStopsWouldEndAmongTheBest(
      @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = 0.1, max = 1) Double> finals,
      @ForAll @DoubleRange(min = 0.05, max = 0.5) double share) {
    SampleRule rule = new SampleRule.BeyondTheGood(share, finals.size());
    ProgressLog log = new ProgressLog();
    double[] sorted = finals.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double threshold = sorted[(int) Math.ceil(share * sorted.length) - 1];

    for (int trial = 1; trial <= finals.size(); trial++) {
      double end = finals.get(trial - 1);
      for (int epoch = 1; epoch <= EPOCHS; epoch++) {
        // Curves of one shape do not cross.
        Progress progress = log.record(trial, epoch, EPOCHS, end * (1 + 1.0 / epoch));
        if (rule.allows(progress, log, any -> true)) {
          assertThat(end).as("trial %d of %s", trial, finals).isGreaterThan(threshold);
        }
      }
    }
  }
}
