package org.hsicgpbo.trainers.network;

import java.util.OptionalDouble;

/**
 * What a configuration says of an optimizer.
 *
 * @param name {@code optimizer}, default adam
 * @param learningRate {@code learning-rate}, default 1e-3; adadelta has none
 * @param momentum {@code momentum} of nesterovs, default 0.9
 * @param beta1 {@code beta1} of adam, adamax, nadam and amsgrad, default 0.9
 * @param beta2 {@code beta2} of the same, default 0.999
 * @param rho {@code rho} of rmsprop and adadelta, default 0.95
 * @param epsilon {@code epsilon} of all but sgd and nesterovs; empty for the optimizer's own
 *     default
 */
public record OptimizerSettings(
    OptimizerName name,
    double learningRate,
    double momentum,
    double beta1,
    double beta2,
    double rho,
    OptionalDouble epsilon) {

  static OptimizerSettings of(Hyperparameters values) {
    return new OptimizerSettings(
        values.name("optimizer", OptimizerName.ADAM),
        values.number("learning-rate", 1e-3),
        values.number("momentum", 0.9),
        values.number("beta1", 0.9),
        values.number("beta2", 0.999),
        values.number("rho", 0.95),
        values.number("epsilon"));
  }
}
