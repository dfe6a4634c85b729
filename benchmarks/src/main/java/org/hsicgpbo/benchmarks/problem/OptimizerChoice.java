package org.hsicgpbo.benchmarks.problem;

import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.LogRealHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * A mixed space of our own in which a category activates hyperparameters of its own: 9
 * hyperparameters, of which 5 to 7 are active.
 *
 * <p>With r = log10 of the learning rate and b = log2(batch / 64), each optimizer has its best rate
 * r*, which grows by b/6 with the batch, a width w of the valley of the rate, and an error e that
 * it cannot go below:
 *
 * <ul>
 *   <li>sgd: r* = −1, w = 1, e = 0.05; plus 2 (momentum − 0.9)²
 *   <li>rmsprop: r* = −2.5, w = 0.7, e = 0.02; plus (decay − 0.85)²
 *   <li>adam: r* = −3, w = 0.35, e = 0; plus 0.15 (log10 (1 − beta2) + 2.5)² + (beta1 − 0.8)²
 * </ul>
 *
 * error = e + 0.3 q / (1 + q) with q = ((r − r* − b/6) / w)², plus the optimizer's own term, plus
 * 0.01 (b − 1)², plus 0.03 without a schedule or 0.4 (warm-up − 0.25)² with one. The error is 0 at
 * adam, batch 128, rate 10^(−3 + 1/6), beta1 0.8, 1 − beta2 = 10^−2.5, a schedule with warm-up
 * 0.25, and above 0 elsewhere. The best optimizer has the narrowest valley, so that a search that
 * judges optimizers by few trials settles on another.
 */
public final class OptimizerChoice implements TestProblem {
  private static final int EVALUATIONS = 100;

  private static final SearchSpace SPACE =
      SearchSpace.of(
          CategoricalHyperparameter.of("optimizer", "sgd", "rmsprop", "adam"),
          new LogRealHyperparameter("learning-rate", 1e-5, 1),
          new RealHyperparameter("momentum", 0, 0.99).when("optimizer", Value.of("sgd")),
          new RealHyperparameter("decay", 0.5, 0.99).when("optimizer", Value.of("rmsprop")),
          new RealHyperparameter("beta1", 0.5, 0.99).when("optimizer", Value.of("adam")),
          new LogRealHyperparameter("one-minus-beta2", 1e-4, 0.1)
              .when("optimizer", Value.of("adam")),
          IntegerHyperparameter.log("batch-size", 8, 512),
          new BooleanHyperparameter("schedule"),
          new RealHyperparameter("warm-up", 0, 1).when("schedule", Value.of(true)));

  @Override
  public String name() {
    return "OptimizerChoice";
  }

  @Override
  public SearchSpace space() {
    return SPACE;
  }

  @Override
  public double minimum() {
    return 0;
  }

  @Override
  public int evaluations() {
    return EVALUATIONS;
  }

  @Override
  public TrialOutcome.Completed evaluate(Configuration configuration) {
    double batch = Math.log(number(configuration, "batch-size") / 64) / Math.log(2);
    double rate = Math.log10(number(configuration, "learning-rate")) - batch / 6;
    double error =
        ofOptimizer(configuration, rate)
            + 0.01 * square(batch - 1)
            + (flag(configuration, "schedule")
                ? 0.4 * square(number(configuration, "warm-up") - 0.25)
                : 0.03);
    return TrialOutcome.Completed.of(error, Cost.UNKNOWN);
  }

  private static double ofOptimizer(Configuration configuration, double rate) {
    Value optimizer = configuration.get("optimizer").orElseThrow();
    if (optimizer.equals(Value.of("sgd"))) {
      return 0.05 + valley(rate, -1, 1) + 2 * square(number(configuration, "momentum") - 0.9);
    }
    if (optimizer.equals(Value.of("rmsprop"))) {
      return 0.02 + valley(rate, -2.5, 0.7) + square(number(configuration, "decay") - 0.85);
    }
    return valley(rate, -3, 0.35)
        + square(number(configuration, "beta1") - 0.8)
        + 0.15 * square(Math.log10(number(configuration, "one-minus-beta2")) + 2.5);
  }

  private static double valley(double rate, double best, double width) {
    double q = square((rate - best) / width);
    return 0.3 * q / (1 + q);
  }

  private static double number(Configuration configuration, String name) {
    return configuration.get(name).orElseThrow().asNumber();
  }

  private static boolean flag(Configuration configuration, String name) {
    return configuration.get(name).orElseThrow().equals(Value.of(true));
  }

  private static double square(double x) {
    return x * x;
  }
}
