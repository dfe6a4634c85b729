package org.hsicgpbo.sensitivity;

/**
 * The V-statistic of HSIC between two samples of features and what follows from it.
 *
 * <p>HSIC = ‖(1/n) Σᵢ φ̃(xᵢ) ψ(yᵢ)ᵀ‖² with centred φ̃ (Gretton et al. 2005), which with ψ = Z
 * equals the S_{X,Y} of Novello et al. 2023 with p = m/n.
 *
 * @param hsic the V-statistic, not below 0
 * @param r2 HSIC(X,Y) / √(HSIC(X,X) HSIC(Y,Y)), in [0,1] (Da Veiga 2015, eq. 6); NaN when a sample
 *     is constant
 * @param standardError first-order standard error of {@code hsic}, in the same unit
 */
record HsicEstimate(double hsic, double r2, double standardError) {
  /** Nothing could be computed. */
  static final HsicEstimate UNKNOWN = new HsicEstimate(Double.NaN, Double.NaN, Double.NaN);

  /** The estimate for a target with the linear kernel, such as Z. */
  static HsicEstimate of(KernelMoments moments, Estimator estimator) {
    double variance = moments.target().variance();
    double hsic = moments.vStatistic();
    double scale = Math.sqrt(moments.selfHsic()) * variance;
    if (estimator == Estimator.U) {
      hsic = moments.uStatistic();
      scale =
          Math.sqrt(Math.max(0, moments.unbiasedSelfHsic()) * moments.target().unbiasedSelfHsic());
    }
    double r2 = scale > 0 ? Math.min(1, hsic / scale) : Double.NaN;
    return new HsicEstimate(hsic, r2, moments.standardError());
  }

  /** The index and its standard error times the factor, R² as it is. */
  HsicEstimate times(double factor) {
    return new HsicEstimate(factor * hsic, r2, factor * standardError);
  }

  /** The estimate for two feature matrices of the same points. */
  static HsicEstimate of(FeatureMatrix x, FeatureMatrix y) {
    FeatureMatrix centredX = x.centred();
    FeatureMatrix centredY = y.centred();
    double[] cross = CrossCovariance.of(centredX, centredY);
    double hsic = CrossCovariance.squaredNorm(cross);
    double scale =
        Math.sqrt(
            CrossCovariance.squaredNorm(CrossCovariance.of(centredX, centredX))
                * CrossCovariance.squaredNorm(CrossCovariance.of(centredY, centredY)));
    double r2 = scale > 0 ? Math.min(1, hsic / scale) : Double.NaN;
    return new HsicEstimate(hsic, r2, standardError(centredX, centredY, cross, hsic));
  }

  /**
   * The delta method: HSIC = ‖C‖² for a mean C of n terms, so a trial's influence is 2(⟨C, term⟩ −
   * ‖C‖²). It leaves out the second order, which is all there is under independence, where the null
   * distribution and not this figure is to be used.
   */
  private static double standardError(
      FeatureMatrix x, FeatureMatrix y, double[] cross, double hsic) {
    double squares = 0;
    for (int i = 0; i < x.n(); i++) {
      double projection = 0;
      for (int k = 0; k < x.rank(); k++) {
        for (int l = 0; l < y.rank(); l++) {
          projection +=
              x.values()[i * x.rank() + k] * cross[k * y.rank() + l] * y.values()[i * y.rank() + l];
        }
      }
      squares += (projection - hsic) * (projection - hsic);
    }
    return x.n() < 2 ? Double.NaN : 2 * Math.sqrt(squares / (x.n() - 1.0) / x.n());
  }
}
