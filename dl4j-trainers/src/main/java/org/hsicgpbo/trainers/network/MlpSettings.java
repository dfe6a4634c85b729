package org.hsicgpbo.trainers.network;

import java.util.function.Function;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.Value;

/**
 * What a configuration says of a multilayer perceptron and its training; a hyperparameter that is
 * not in it has its default.
 *
 * @param layers hidden layers, {@code n-layers}, default 2
 * @param units units of each hidden layer, {@code n-units}, default 64
 * @param activation {@code activation}, default relu
 * @param optimizer {@code optimizer}, default adam
 * @param learningRate {@code learning-rate}, default 1e-3
 * @param momentum {@code momentum}, default 0.9; used by nesterovs
 * @param batchSize {@code batch-size}, default 32; never above the number of training examples
 * @param dropoutRate share of hidden outputs that are dropped: {@code dropout-rate} if {@code
 *     dropout} is true or absent, else 0; default 0, or 0.5 if only {@code dropout} is given
 * @param l2 {@code l2}, default 0
 * @param batchNorm {@code batch-norm}, default false
 * @param weightInit {@code weight-init}, default auto: relu's for relu and its kin, xavier
 *     otherwise
 */
public record MlpSettings(
    int layers,
    int units,
    ActivationName activation,
    OptimizerName optimizer,
    double learningRate,
    double momentum,
    int batchSize,
    double dropoutRate,
    double l2,
    boolean batchNorm,
    WeightInitName weightInit) {

  private static final double RATE_OF_PLAIN_DROPOUT = 0.5;

  /**
   * Reads a configuration whose space passed {@link KnownHyperparameters#check}.
   *
   * @throws IllegalArgumentException if a value is not allowed
   */
  public static MlpSettings of(Configuration configuration) {
    return new MlpSettings(
        (int) number(configuration, "n-layers", 2),
        (int) number(configuration, "n-units", 64),
        name(configuration, "activation", ActivationName.RELU, ActivationName::of),
        name(configuration, "optimizer", OptimizerName.ADAM, OptimizerName::of),
        number(configuration, "learning-rate", 1e-3),
        number(configuration, "momentum", 0.9),
        (int) number(configuration, "batch-size", 32),
        dropoutRate(configuration),
        number(configuration, "l2", 0),
        number(configuration, "batch-norm", 0) != 0,
        name(configuration, "weight-init", WeightInitName.AUTO, WeightInitName::of));
  }

  private static double dropoutRate(Configuration configuration) {
    boolean named = configuration.get("dropout").isPresent();
    boolean on = number(configuration, "dropout", 1) != 0;
    return on ? number(configuration, "dropout-rate", named ? RATE_OF_PLAIN_DROPOUT : 0) : 0;
  }

  private static double number(Configuration configuration, String name, double otherwise) {
    return configuration.get(name).map(Value::asNumber).orElse(otherwise);
  }

  private static <T> T name(
      Configuration configuration, String name, T otherwise, Function<String, T> read) {
    return configuration.get(name).map(value -> read.apply(value.toString())).orElse(otherwise);
  }
}
