package org.hsicgpbo.surrogate;

/**
 * The family of kernels whose parameters are fitted.
 *
 * @param radial the part in which all inputs interact
 * @param lengthscales prior of its lengthscales
 * @param mainEffects whether main effects of each input are added
 */
public record KernelChoice(
    RadialKernel radial, LengthscalePrior lengthscales, boolean mainEffects) {

  /** Matérn 5/2 with main effects and the dimension-scaled prior. */
  public static KernelChoice defaults(int dimensions) {
    return new KernelChoice(
        RadialKernel.MATERN_52, LengthscalePrior.dimensionScaled(dimensions), true);
  }

  /**
   * The default for inputs that may come from several tasks.
   *
   * @param tasks whether there is a lengthscale between tasks, after all others
   */
  public static KernelChoice defaults(int dimensions, boolean tasks) {
    KernelChoice choice = defaults(dimensions);
    return tasks ? choice.with(choice.lengthscales().withTask()) : choice;
  }

  /** The same with main effects or without. */
  public KernelChoice withMainEffects(boolean added) {
    return new KernelChoice(radial, lengthscales, added);
  }

  /** The same with another prior of the lengthscales. */
  public KernelChoice with(LengthscalePrior prior) {
    return new KernelChoice(radial, prior, mainEffects);
  }

  ParameterPrior prior() {
    return new ParameterPrior(radial, lengthscales, mainEffects);
  }
}
