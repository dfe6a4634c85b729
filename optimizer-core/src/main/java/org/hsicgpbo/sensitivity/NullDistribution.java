package org.hsicgpbo.sensitivity;

import java.util.Arrays;
import org.apache.commons.math3.distribution.GammaDistribution;

/**
 * The distribution of the V-statistic under independence, given the inputs and the target.
 *
 * <p>When the target is assigned to the inputs at random, (1/n)Σ wᵢφ̃(uᵢ) has mean 0 and covariance
 * σ²/(n−1)·C, with σ² the variance (divisor n) of the target and C the covariance of the features:
 * 1/(n−1) instead of 1/n is the finite-population factor (Hoeffding 1951). By the central limit
 * theorem for such sums its squared norm tends to σ²/(n−1)·Σ λⱼχ²₁, λⱼ the eigenvalues of C.
 */
sealed interface NullDistribution {

  /** P(statistic ≥ x). */
  double upperTail(double x);

  /** x with P(statistic ≥ x) = probability. */
  double upperQuantile(double probability);

  /** Its mean, the bias of the V-statistic. */
  double mean();

  /** The weighted sum of chi-squared variables. */
  record Weighted(WeightedChiSquare sum) implements NullDistribution {
    @Override
    public double upperTail(double x) {
      return sum.upperTail(x);
    }

    @Override
    public double upperQuantile(double probability) {
      return sum.upperQuantile(probability);
    }

    @Override
    public double mean() {
      return sum.mean();
    }
  }

  /** A Gamma distribution of the same mean and variance (Gretton et al. 2008). */
  record Gamma(GammaDistribution gamma) implements NullDistribution {
    @Override
    public double upperTail(double x) {
      return 1 - gamma.cumulativeProbability(x);
    }

    @Override
    public double upperQuantile(double probability) {
      return gamma.inverseCumulativeProbability(1 - probability);
    }

    @Override
    public double mean() {
      return gamma.getNumericalMean();
    }
  }

  /** Of the sample behind the moments; the Gamma distribution where the spectrum is too long. */
  static NullDistribution of(KernelMoments moments) {
    double scale = moments.target().variance() / (moments.n() - 1.0);
    double[] spectrum = moments.spectrum();
    if (spectrum.length > 0) {
      return new Weighted(
          new WeightedChiSquare(Arrays.stream(spectrum).map(x -> x * scale).toArray()));
    }
    return gamma(scale * moments.trace(), 2 * scale * scale * moments.selfHsic());
  }

  /**
   * Of any features on both sides: (1/(n−1)) Σ αⱼβₖχ²₁, α and β the eigenvalues of their
   * covariances.
   */
  static NullDistribution of(FeatureMatrix x, FeatureMatrix y) {
    double[] left = KernelSpectrum.of(x);
    double[] right = KernelSpectrum.of(y);
    double scale = 1 / (x.n() - 1.0);
    double greatest = left[0] * right[0];
    return new Weighted(
        new WeightedChiSquare(
            Arrays.stream(left)
                .flatMap(a -> Arrays.stream(right).map(b -> a * b))
                // Products below it change no tail probability by more than rounding.
                .filter(product -> product > 1e-9 * greatest)
                .map(product -> product * scale)
                .toArray()));
  }

  private static NullDistribution gamma(double mean, double variance) {
    return new Gamma(new GammaDistribution(mean * mean / variance, variance / mean));
  }
}
