package org.hsicgpbo.benchmarks.sensitivity;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hsicgpbo.sensitivity.AnalysisSettings;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.sensitivity.PairAnalyzer;
import org.hsicgpbo.sensitivity.PairIndex;
import org.hsicgpbo.sensitivity.SensitivityAnalyzer;
import org.hsicgpbo.sensitivity.SensitivityReport;
import org.hsicgpbo.sensitivity.Significance;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.TrialHistory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The ranking of 10 hyperparameters for the best 10 %, median bandwidth, on one core. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx1500m", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class SensitivityBenchmark {
  static final int DIMENSIONS = 10;
  static final Goal GOAL = new Goal.Best(0.1);

  private static final AnalysisSettings RANKING =
      AnalysisSettings.defaults().with(new Significance.None());

  /** How many trials. */
  @Param({"10000", "100000", "1000000"})
  public int n;

  private TrialHistory sample = RandomTrials.of(0, DIMENSIONS, false);
  private TrialHistory sampleWithCost = sample;

  /** Draws the sample. */
  @Setup
  public void draw() {
    sample = RandomTrials.of(n, DIMENSIONS, false);
    sampleWithCost = RandomTrials.of(Math.min(n, 100_000), DIMENSIONS, true);
  }

  /** Indices alone. */
  @Benchmark
  public SensitivityReport ranking() {
    return analyze(sample, new Significance.None());
  }

  /**
   * The same, and the indices of the cost with their asymptotic p-values; at most 100,000 trials.
   */
  @Benchmark
  public SensitivityReport rankingWithCost() {
    return analyze(sampleWithCost, new Significance.None());
  }

  /** Indices and their asymptotic p-values. */
  @Benchmark
  public SensitivityReport asymptoticPValues() {
    return analyze(sample, new Significance.Asymptotic());
  }

  /** Indices and p-values of 1,000 permutations. */
  @Benchmark
  public SensitivityReport thousandPermutations() {
    return analyze(sample, new Significance.Permutation(1000));
  }

  /** All 45 pairs, with asymptotic p-values. */
  @Benchmark
  public List<PairIndex> pairs() {
    return new PairAnalyzer(GOAL, RANKING).analyze(sample);
  }

  private static SensitivityReport analyze(TrialHistory trials, Significance significance) {
    return new SensitivityAnalyzer(GOAL, CostMeasure.FLOPS, 1, RANKING.with(significance))
        .analyze(trials);
  }
}
