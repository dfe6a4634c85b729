package org.hsicgpbo.sensitivity;

/**
 * The dependence of a real-valued output on one hyperparameter; figures that could not be computed
 * are NaN.
 *
 * @param hyperparameter the name
 * @param active how many trials have it active and the output known
 * @param hsic V-statistic of HSIC, with Gaussian kernels at their median bandwidth on both sides
 * @param r2 the same, normalised to [0,1]
 * @param standardError of {@code hsic}, of first order
 * @param pValue p-value of independence
 * @param pAdjusted the same, corrected over the hyperparameters
 */
public record OutputIndex(
    String hyperparameter,
    int active,
    double hsic,
    double r2,
    double standardError,
    double pValue,
    double pAdjusted) {
  /** Whether the corrected p-value is below the usual level. */
  public boolean isSignificant() {
    return pAdjusted < HsicIndex.SIGNIFICANCE;
  }
}
