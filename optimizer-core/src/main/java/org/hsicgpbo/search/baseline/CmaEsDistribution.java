package org.hsicgpbo.search.baseline;

import java.util.List;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * The normal distribution N(m, σ² C) of one generation of CMA-ES, with the paths that adapt σ and
 * C. Immutable: an update makes the distribution of the next generation. Equations are those of
 * Hansen 2016 ("The CMA evolution strategy: a tutorial", arXiv:1604.00772), algorithm of figure 6.
 */
final class CmaEsDistribution {
  private final CmaEsParameters parameters;
  private final int generation;
  private final RealVector mean;
  private final double stepSize;
  private final RealMatrix covariance;
  private final RealVector stepPath;
  private final RealVector covariancePath;
  private final RealMatrix axes;
  private final RealVector deviations;

  private CmaEsDistribution(
      CmaEsParameters parameters,
      int generation,
      RealVector mean,
      double stepSize,
      RealMatrix covariance,
      RealVector stepPath,
      RealVector covariancePath) {
    this.parameters = parameters;
    this.generation = generation;
    this.mean = mean;
    this.stepSize = stepSize;
    this.covariance = covariance;
    this.stepPath = stepPath;
    this.covariancePath = covariancePath;
    EigenDecomposition eigen = new EigenDecomposition(covariance);
    this.axes = eigen.getV();
    this.deviations =
        new ArrayRealVector(eigen.getRealEigenvalues()).map(v -> Math.sqrt(Math.max(0, v)));
  }

  /** The first distribution: C is the identity, the paths are 0. */
  static CmaEsDistribution start(CmaEsParameters parameters, double[] mean, double stepSize) {
    int n = parameters.dimension();
    return new CmaEsDistribution(
        parameters,
        0,
        new ArrayRealVector(mean),
        stepSize,
        MatrixUtils.createRealIdentityMatrix(n),
        new ArrayRealVector(n),
        new ArrayRealVector(n));
  }

  CmaEsParameters parameters() {
    return parameters;
  }

  double[] mean() {
    return mean.toArray();
  }

  double stepSize() {
    return stepSize;
  }

  /** A copy of C. */
  RealMatrix covariance() {
    return covariance.copy();
  }

  /** The point m + σ B D z for a draw z of N(0, I). */
  double[] pointAt(double[] z) {
    RealVector y = axes.operate(new ArrayRealVector(z).ebeMultiply(deviations));
    return mean.add(y.mapMultiply(stepSize)).toArray();
  }

  /** Length of C^(−1/2) (x − m) / σ: how many standard deviations x is away. */
  double distance(double[] x) {
    return whitened(step(x)).getNorm();
  }

  /** The point on the way from m to x that is at most so many standard deviations away. */
  double[] clipped(double[] x, double farthest) {
    double share = Math.min(1, farthest / distance(x));
    return mean.add(step(x).mapMultiply(stepSize * share)).toArray();
  }

  /**
   * Whether further samples are of no use: the largest deviation of any coordinate is below a
   * tolerance, or the axes differ so much in length that arithmetic loses them.
   */
  boolean isSpent(double tolerance, double worstCondition) {
    double longest = deviations.getMaxValue();
    double ratio = longest / deviations.getMinValue();
    return !(stepSize * longest >= tolerance) || !(ratio * ratio <= worstCondition);
  }

  /**
   * The distribution of the next generation.
   *
   * @param ranked λ points, best first
   */
  CmaEsDistribution update(List<double[]> ranked) {
    int n = parameters.dimension();
    List<RealVector> steps = ranked.stream().map(this::step).toList();
    RealVector shift = new ArrayRealVector(n);
    for (int i = 0; i < parameters.parents(); i++) {
      shift = shift.add(steps.get(i).mapMultiply(parameters.weights()[i]));
    }
    double cs = parameters.pathRate();
    RealVector newStepPath =
        stepPath
            .mapMultiply(1 - cs)
            .add(
                whitened(shift)
                    .mapMultiply(Math.sqrt(cs * (2 - cs) * parameters.parentsEffective())));
    double expected = Math.sqrt(n) * (1 - 1 / (4.0 * n) + 1 / (21.0 * n * n));
    double relativeLength = newStepPath.getNorm() / expected;
    // At most e-fold a generation (Hansen 2011), which matters only after points from elsewhere.
    double newStepSize =
        stepSize * Math.exp(Math.min(1, cs / parameters.damping() * (relativeLength - 1)));
    boolean steady =
        relativeLength / Math.sqrt(1 - Math.pow(1 - cs, 2.0 * (generation + 1)))
            < 1.4 + 2 / (n + 1.0);
    double cc = parameters.pathCovarianceRate();
    double pull = steady ? Math.sqrt(cc * (2 - cc) * parameters.parentsEffective()) : 0;
    RealVector newCovariancePath = covariancePath.mapMultiply(1 - cc).add(shift.mapMultiply(pull));
    return new CmaEsDistribution(
        parameters,
        generation + 1,
        mean.add(shift.mapMultiply(stepSize)),
        newStepSize,
        newCovariance(steps, newCovariancePath, steady ? 0 : cc * (2 - cc)),
        newStepPath,
        newCovariancePath);
  }

  /** C after the rank-one and the active rank-μ update; {@code lost} is δ(h_σ). */
  private RealMatrix newCovariance(List<RealVector> steps, RealVector path, double lost) {
    double c1 = parameters.rankOneRate();
    double cm = parameters.rankMuRate();
    RealMatrix sum =
        covariance
            .scalarMultiply(1 + c1 * lost - c1 - cm * parameters.weightSum())
            .add(path.outerProduct(path).scalarMultiply(c1));
    for (int i = 0; i < steps.size(); i++) {
      RealVector y = steps.get(i);
      double weight = parameters.weights()[i];
      if (weight < 0) {
        double length = whitened(y).getNorm();
        weight *= length > 0 ? parameters.dimension() / (length * length) : 0;
      }
      sum = sum.add(y.outerProduct(y).scalarMultiply(cm * weight));
    }
    // Rounding must not make it unsymmetric, or the decomposition would look for complex pairs.
    return sum.add(sum.transpose()).scalarMultiply(0.5);
  }

  /** (x − m) / σ. */
  private RealVector step(double[] x) {
    return new ArrayRealVector(x).subtract(mean).mapDivide(stepSize);
  }

  /** C^(−1/2) y = B D^(−1) Bᵀ y. */
  private RealVector whitened(RealVector y) {
    return axes.operate(axes.transpose().operate(y).ebeDivide(deviations));
  }
}
