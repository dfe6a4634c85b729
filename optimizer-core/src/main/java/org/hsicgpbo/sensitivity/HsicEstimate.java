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

  /** The estimate for features of length 1, such as those of the 0/1 kernel, and a target. */
  static HsicEstimate ofUnitFeatures(FeatureMatrix x, Target target, Estimator estimator) {
    HsicEstimate biased = of(x, target.features());
    if (estimator != Estimator.U) {
      return biased;
    }
    double n = x.n();
    double[] ones = new double[x.n()];
    java.util.Arrays.fill(ones, 1);
    double[] sum = x.sum(ones);
    double[] weighted = x.sum(target.weights());
    double[] squared = x.sum(target.squares());
    double total = target.sum();
    double squares = target.sumOfSquares();
    double hsic =
        KernelMoments.unbiased(
            n,
            ChebyshevSums.dot(weighted, weighted) - squares,
            (ChebyshevSums.dot(sum, sum) - n) * (total * total - squares),
            total * (ChebyshevSums.dot(weighted, sum) - total)
                - (ChebyshevSums.dot(squared, sum) - squares));
    double scale = Math.sqrt(Math.max(0, unbiasedSelf(x, sum)) * target.unbiasedSelfHsic());
    double r2 = scale > 0 ? Math.min(1, hsic / scale) : Double.NaN;
    return new HsicEstimate(hsic, r2, biased.standardError());
  }

  private static double unbiasedSelf(FeatureMatrix x, double[] sum) {
    double n = x.n();
    double total = ChebyshevSums.dot(sum, sum);
    double rowSquares = 0;
    for (int i = 0; i < x.n(); i++) {
      double row = -1;
      for (int k = 0; k < x.rank(); k++) {
        row += x.values()[i * x.rank() + k] * sum[k];
      }
      rowSquares += row * row;
    }
    // (1/n)ΦᵀΦ is the cross-covariance of features that are not centred.
    double squares = n * n * CrossCovariance.squaredNorm(CrossCovariance.of(x, x));
    return KernelMoments.unbiased(n, squares - n, (total - n) * (total - n), rowSquares);
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
    int q = y.rank();
    double[] witness = new double[q];
    for (int i = 0; i < x.n(); i++) {
      java.util.Arrays.fill(witness, 0);
      for (int k = 0; k < x.rank(); k++) {
        double value = x.values()[i * x.rank() + k];
        for (int l = 0; l < q; l++) {
          witness[l] += value * cross[k * q + l];
        }
      }
      double projection = 0;
      for (int l = 0; l < q; l++) {
        projection += witness[l] * y.values()[i * q + l];
      }
      squares += (projection - hsic) * (projection - hsic);
    }
    return x.n() < 2 ? Double.NaN : 2 * Math.sqrt(squares / (x.n() - 1.0) / x.n());
  }
}
