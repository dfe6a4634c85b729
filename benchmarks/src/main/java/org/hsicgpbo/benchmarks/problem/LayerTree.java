package org.hsicgpbo.benchmarks.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.LogRealHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * A tree of our own: the kind of network activates its count of layers, which activates the size
 * and the dropout of each layer; 15 hyperparameters, of which 4 to 11 are active.
 *
 * <p>A dense network of n = 1..4 layers has units u_k (16 to 512) and dropout d_k for k ≤ n; a
 * convolutional one of n = 1..3 blocks has filters f_k (4 to 128). With r = log10 of the learning
 * rate:
 *
 * <ul>
 *   <li>dense: 0.04 (n − 3)² + mean over k of [0.03 (log2 u_k − t_k)² + 0.5 (d_k − 0.1 k)²], with
 *       t_k = 8 − k where n = 3 and t_k = 7 elsewhere, plus 0.05 (r + 2 + n/4)²
 *   <li>convolutional: 0.06 + 0.02 (n − 2)² + mean over k of 0.01 (log2 f_k − 4 − k/2)² + 0.05 (r +
 *       3)²
 * </ul>
 *
 * The error is 0 at three dense layers of 128, 64 and 32 units with dropout 0.1, 0.2 and 0.3 and
 * rate 10^−2.75, and above 0 elsewhere. Convolutional networks are better on the whole, but the
 * best is a dense one.
 */
public final class LayerTree implements TestProblem {
  private static final int EVALUATIONS = 100;
  private static final int MOST_LAYERS = 4;
  private static final int MOST_BLOCKS = 3;
  private static final SearchSpace SPACE = new SearchSpace(hyperparameters());

  private static List<Hyperparameter> hyperparameters() {
    List<Hyperparameter> all = new ArrayList<>();
    all.add(CategoricalHyperparameter.of("kind", "dense", "convolutional"));
    all.add(new LogRealHyperparameter("learning-rate", 1e-5, 1));
    all.add(new IntegerHyperparameter("layers", 1, MOST_LAYERS).when("kind", Value.of("dense")));
    all.add(
        new IntegerHyperparameter("blocks", 1, MOST_BLOCKS)
            .when("kind", Value.of("convolutional")));
    for (int k = 1; k <= MOST_LAYERS; k++) {
      all.add(
          IntegerHyperparameter.log("units-" + k, 16, 512).when("layers", upwards(k, MOST_LAYERS)));
      all.add(
          new RealHyperparameter("dropout-" + k, 0, 0.6).when("layers", upwards(k, MOST_LAYERS)));
    }
    for (int k = 1; k <= MOST_BLOCKS; k++) {
      all.add(
          IntegerHyperparameter.log("filters-" + k, 4, 128)
              .when("blocks", upwards(k, MOST_BLOCKS)));
    }
    return all;
  }

  private static Value[] upwards(int from, int to) {
    return LongStream.rangeClosed(from, to).mapToObj(Value::of).toArray(Value[]::new);
  }

  @Override
  public String name() {
    return "LayerTree";
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
    boolean dense = configuration.get("kind").orElseThrow().equals(Value.of("dense"));
    double rate = Math.log10(number(configuration, "learning-rate"));
    return TrialOutcome.Completed.of(
        dense ? ofDense(configuration, rate) : ofConvolutional(configuration, rate), Cost.UNKNOWN);
  }

  private static double ofDense(Configuration configuration, double rate) {
    int layers = (int) number(configuration, "layers");
    double error = 0.04 * square(layers - 3) + 0.05 * square(rate + 2 + layers / 4.0);
    for (int k = 1; k <= layers; k++) {
      double units = log2(number(configuration, "units-" + k)) - (layers == 3 ? 8 - k : 7);
      double dropout = number(configuration, "dropout-" + k) - 0.1 * k;
      error += (0.03 * square(units) + 0.5 * square(dropout)) / layers;
    }
    return error;
  }

  private static double ofConvolutional(Configuration configuration, double rate) {
    int blocks = (int) number(configuration, "blocks");
    double error = 0.06 + 0.02 * square(blocks - 2) + 0.05 * square(rate + 3);
    for (int k = 1; k <= blocks; k++) {
      double filters = log2(number(configuration, "filters-" + k)) - 4 - k / 2.0;
      error += 0.01 * square(filters) / blocks;
    }
    return error;
  }

  private static double number(Configuration configuration, String name) {
    return configuration.get(name).orElseThrow().asNumber();
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }

  private static double square(double x) {
    return x * x;
  }
}
