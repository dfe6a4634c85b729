package org.hsicgpbo.sensitivity;

/**
 * The dependence of the goal, and of the cost, on one hyperparameter; figures that could not be
 * computed are NaN.
 *
 * @param hyperparameter the name
 * @param active how many trials of the sample have it active; only these are compared
 * @param goalReached how many of these reach the goal
 * @param bandwidth bandwidth of the Gaussian kernel on U
 * @param hsic S_{X,Y} of Novello et al. 2023 for the goal
 * @param r2 HSIC normalised to [0,1]: HSIC(X,Z) / sqrt(HSIC(X,X) HSIC(Z,Z))
 * @param standardError standard error of {@code hsic}
 * @param pValue p-value of independence of X and Z
 * @param pAdjusted the same after Holm's correction over the hyperparameters
 * @param costHsic HSIC of X and the logarithm of the cost
 * @param costR2 the same, normalised to [0,1]
 * @param costPValue p-value of independence of X and cost, after Holm's correction
 */
public record HsicIndex(
    String hyperparameter,
    int active,
    int goalReached,
    double bandwidth,
    double hsic,
    double r2,
    double standardError,
    double pValue,
    double pAdjusted,
    double costHsic,
    double costR2,
    double costPValue) {
  /** The level that reports speak of. */
  static final double SIGNIFICANCE = 0.05;

  /** Whether the goal depends on it at the level of 5 %, after correction. */
  public boolean isSignificant() {
    return pAdjusted < SIGNIFICANCE;
  }

  /** Whether the cost depends on it at the level of 5 %, after correction. */
  public boolean isCostSignificant() {
    return costPValue < SIGNIFICANCE;
  }
}
