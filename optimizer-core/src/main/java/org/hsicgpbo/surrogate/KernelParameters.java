package org.hsicgpbo.surrogate;

/**
 * Parameters of the kernel σ_f² R(r) + σ_m²/d Σ_g 1/(1 + r_g²/2) + σ_n² δ with automatic relevance
 * determination: a radial part in which all hyperparameters interact, main effects of each
 * hyperparameter alone (rational quadratic of α = 1), and noise.
 *
 * @param radial R
 * @param lengthscales of the radial part, one for each group of features, above 0
 * @param signalVariance σ_f², above 0
 * @param mainLengthscales of the main effects, one for each group; empty for a kernel without them
 * @param mainVariance σ_m²; 0 for a kernel without main effects
 * @param noiseVariance σ_n², above 0
 */
public record KernelParameters(
    RadialKernel radial,
    double[] lengthscales,
    double signalVariance,
    double[] mainLengthscales,
    double mainVariance,
    double noiseVariance) {

  /** A kernel without main effects. */
  public static KernelParameters radial(
      RadialKernel radial, double[] lengthscales, double signalVariance, double noiseVariance) {
    return new KernelParameters(
        radial, lengthscales, signalVariance, new double[0], 0, noiseVariance);
  }

  /** The same kernel under other noise. */
  KernelParameters withNoise(double variance) {
    return new KernelParameters(
        radial, lengthscales, signalVariance, mainLengthscales, mainVariance, variance);
  }

  /** Variance of the function at a point before anything was observed. */
  double priorVariance() {
    return signalVariance + mainVariance;
  }

  /** Variance of an observation before anything was observed. */
  double totalVariance() {
    return priorVariance() + noiseVariance;
  }
}
