package org.hsicgpbo.benchmarks.lcbench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hsicgpbo.benchmarks.problem.TestProblem;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * One data set of LCBench: the error is 1 − validation accuracy / 100, the cost the seconds of
 * training. FLOPs and parameters stay unknown, so that the strategies weigh the seconds.
 *
 * @param bench the surrogate
 * @param instance the OpenML task, one of the surrogate's
 * @param minimum the lowest error that is known, NaN if none is
 */
public record LcBenchProblem(LcBench bench, String instance, double minimum)
    implements TestProblem {
  private static final int EVALUATIONS = 200;

  /** What names start with. */
  public static final String PREFIX = "LCBench-";

  @Override
  public String name() {
    return PREFIX + instance;
  }

  @Override
  public SearchSpace space() {
    return bench.space();
  }

  @Override
  public int evaluations() {
    return EVALUATIONS;
  }

  @Override
  public TrialOutcome.Completed evaluate(Configuration configuration) {
    Prediction prediction = bench.predict(instance, configuration);
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("validation-cross-entropy", prediction.validationCrossEntropy());
    metrics.put("test-cross-entropy", prediction.testCrossEntropy());
    return new TrialOutcome.Completed(
        prediction.error(),
        Double.NaN,
        Cost.UNKNOWN.withSeconds(prediction.trainingSeconds()),
        metrics);
  }
}
