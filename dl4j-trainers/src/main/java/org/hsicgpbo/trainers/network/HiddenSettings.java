package org.hsicgpbo.trainers.network;

/**
 * What all hidden layers of a network share.
 *
 * @param activation {@code activation}, default relu
 * @param weightInit {@code weight-init}, default auto
 * @param batchNorm {@code batch-norm}: whether each is followed by batch normalisation (Ioffe and
 *     Szegedy 2015), default false
 * @param dropoutRate share of hidden outputs that are dropped: {@code dropout-rate} if {@code
 *     dropout} is true or absent, else 0; default 0, or 0.5 if only {@code dropout} is given
 * @param residual {@code residual}: whether inputs are added to outputs (He et al. 2016), default
 *     false
 */
public record HiddenSettings(
    ActivationName activation,
    WeightInitName weightInit,
    boolean batchNorm,
    double dropoutRate,
    boolean residual) {
  private static final double RATE_OF_PLAIN_DROPOUT = 0.5;

  static HiddenSettings of(Hyperparameters values) {
    return new HiddenSettings(
        values.name("activation", ActivationName.RELU),
        values.name("weight-init", WeightInitName.AUTO),
        values.truth("batch-norm", false),
        dropoutRate(values),
        values.truth("residual", false));
  }

  private static double dropoutRate(Hyperparameters values) {
    if (!values.truth("dropout", true)) {
      return 0;
    }
    return values.number("dropout-rate", values.contain("dropout") ? RATE_OF_PLAIN_DROPOUT : 0);
  }
}
