package org.hsicgpbo.sensitivity;

import java.util.Arrays;

/**
 * HSIC of two coordinates together and of their interaction alone.
 *
 * <p>With features φ and ψ of the coordinates and v = Z − m/n, S = ‖(1/n) Σ vᵢ φᵢ⊗ψᵢ‖², the
 * V-statistic with the product kernel (Novello et al. 2023), and the excess is ‖(1/n) Σ vᵢ
 * φ̃ᵢ⊗ψ̃ᵢ‖² with centred features: the interaction term of the HSIC-ANOVA decomposition with the
 * kernel (1+k̃)(1+k̃') (Da Veiga 2021), which is 0 in the limit if only one of the two matters.
 *
 * @param hsic S of the pair
 * @param excess the interaction term
 * @param pValue of the excess
 */
record PairDependence(double hsic, double excess, double pValue) {

  /**
   * Of the features of both coordinates of the same trials.
   *
   * <p>The p-value: if U' has no influence, (U, Z) and U' are independent, so assigning the ψ̃ᵢ to
   * the terms vᵢφ̃ᵢ at random gives the null distribution; its limit is (1/(n−1)) Σ αⱼβₖχ²₁, with α
   * and β the eigenvalues of the covariances of vᵢφ̃ᵢ and of ψ. The greater of the two p-values,
   * with the roles swapped, tests that at most one of the two matters.
   */
  static PairDependence of(FeatureMatrix first, FeatureMatrix second, Target target) {
    double[] deviations = Arrays.stream(target.weights()).map(w -> w - target.mean()).toArray();
    FeatureMatrix weighted = first.times(deviations);
    double hsic = CrossCovariance.squaredNorm(CrossCovariance.of(weighted, second));
    FeatureMatrix left = first.centred();
    FeatureMatrix right = second.centred();
    FeatureMatrix weightedLeft = left.times(deviations);
    double excess = CrossCovariance.squaredNorm(CrossCovariance.of(weightedLeft, right));
    double pValue =
        Math.max(
            NullDistribution.of(weightedLeft, right).upperTail(excess),
            NullDistribution.of(right.times(deviations), left).upperTail(excess));
    return new PairDependence(hsic, excess, pValue);
  }
}
