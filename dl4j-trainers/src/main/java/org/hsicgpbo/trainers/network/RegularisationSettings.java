package org.hsicgpbo.trainers.network;

/**
 * What keeps weights and gradients small; 0, the default of each, does nothing.
 *
 * @param l1 {@code l1}: weight of Σ|w| in the loss
 * @param l2 {@code l2}: weight of ½ Σw² in the loss
 * @param weightDecay {@code weight-decay}: share of each weight, times the learning rate, that is
 *     taken off beside the gradient step (Loshchilov and Hutter 2019)
 * @param gradientClipping {@code gradient-clipping}: longest gradient of a layer; a longer one is
 *     scaled down to it (Pascanu et al. 2013)
 */
public record RegularisationSettings(
    double l1, double l2, double weightDecay, double gradientClipping) {

  static RegularisationSettings of(Hyperparameters values) {
    return new RegularisationSettings(
        values.number("l1", 0),
        values.number("l2", 0),
        values.number("weight-decay", 0),
        values.number("gradient-clipping", 0));
  }
}
