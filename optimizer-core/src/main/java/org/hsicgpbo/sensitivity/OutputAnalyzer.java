package org.hsicgpbo.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialSeeds;

/** Ranks hyperparameters by how much a real-valued output depends on them. */
public final class OutputAnalyzer {
  private static final long PURPOSE = 35;

  private final Output output;
  private final AnalysisSettings settings;
  private final long seed;

  /**
   * An analyzer.
   *
   * @param output what is explained
   * @param settings its p-values and correction
   * @param seed of the permutations
   */
  public OutputAnalyzer(Output output, AnalysisSettings settings, long seed) {
    this.output = output;
    this.settings = settings;
    this.seed = seed;
  }

  /** One index for each hyperparameter, the greatest first, those without a figure last. */
  public List<OutputIndex> analyze(TrialHistory sample) {
    List<OutputIndex> indices = new ArrayList<>();
    for (int i = 0; i < sample.space().dimensions(); i++) {
      indices.add(index(sample, i));
    }
    double[] adjusted =
        settings.correction().adjust(indices.stream().mapToDouble(OutputIndex::pValue).toArray());
    return IntStream.range(0, adjusted.length)
        .mapToObj(i -> withAdjusted(indices.get(i), adjusted[i]))
        .sorted(
            Comparator.comparing((OutputIndex index) -> Double.isNaN(index.hsic()))
                .thenComparing(Comparator.comparingDouble(OutputIndex::hsic).reversed()))
        .toList();
  }

  private OutputIndex index(TrialHistory sample, int position) {
    CostMeasure measure =
        output instanceof Output.LogCost log
            ? log.measure()
            : output instanceof Output.CostRank rank ? rank.measure() : CostMeasure.FLOPS;
    GoalIndicator any = SensitivityAnalyzer.indicator(new Goal.Best(0.5), sample);
    ActivationGroup group = ActivationGroup.of(sample, position, any, measure);
    int[] known = IntStream.range(0, group.size()).filter(i -> isKnown(raw(group, i))).toArray();
    double[] u = IntStream.of(known).mapToDouble(i -> group.u()[i]).toArray();
    double[] values = onUnitInterval(IntStream.of(known).mapToDouble(i -> raw(group, i)).toArray());
    OutputDependence dependence =
        OutputDependence.of(
            u,
            values,
            settings.significance(),
            new SplittableRandom(TrialSeeds.derive(seed, PURPOSE, position)));
    return new OutputIndex(
        group.hyperparameter().name(),
        known.length,
        dependence.estimate().hsic(),
        dependence.estimate().r2(),
        dependence.estimate().standardError(),
        dependence.pValue(),
        dependence.pValue());
  }

  private double raw(ActivationGroup group, int i) {
    return output instanceof Output.ErrorValue || output instanceof Output.ErrorRank
        ? group.errors()[i]
        : Math.log(group.costs()[i]);
  }

  private boolean isKnown(double raw) {
    return Double.isFinite(raw) || (output instanceof Output.ErrorRank && !Double.isNaN(raw));
  }

  private double[] onUnitInterval(double[] raw) {
    if (raw.length == 0) {
      return raw;
    }
    if (output instanceof Output.ErrorRank || output instanceof Output.CostRank) {
      return ActivationGroup.unitRanks(raw);
    }
    double low = Arrays.stream(raw).min().getAsDouble();
    double high = Arrays.stream(raw).max().getAsDouble();
    return Arrays.stream(raw).map(x -> high > low ? (x - low) / (high - low) : 0.5).toArray();
  }

  private static OutputIndex withAdjusted(OutputIndex index, double adjusted) {
    return new OutputIndex(
        index.hyperparameter(),
        index.active(),
        index.hsic(),
        index.r2(),
        index.standardError(),
        index.pValue(),
        adjusted);
  }
}
