package org.hsicgpbo.surrogate;

import org.ejml.data.DMatrixRMaj;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.jspecify.annotations.Nullable;
import smile.math.DifferentiableMultivariateFunction;

/**
 * The negative logarithm of marginal likelihood times prior, as a function of (log ℓ_1 … log ℓ_d,
 * log σ_f², log σ_n²) and, for a kernel with main effects, (log m_1 … log m_d, log σ_m²), with its
 * gradient (Rasmussen and Williams 2006, eq. 5.8 and 5.9). Priors of the logarithms are normal.
 */
final class LogPosterior implements DifferentiableMultivariateFunction {
  private static final long serialVersionUID = 1L;

  /** Returned where the covariance cannot be factored, far above any reachable value. */
  private static final double UNREACHABLE = 1e20;

  private final transient TrainingSet data;
  private final transient ParameterPrior prior;

  LogPosterior(TrainingSet data, ParameterPrior prior) {
    this.data = data;
    this.prior = prior;
  }

  @Override
  public double f(double[] logs) {
    return evaluate(logs, null);
  }

  @Override
  public double g(double[] logs, double[] gradient) {
    return evaluate(logs, gradient);
  }

  private double evaluate(double[] logs, double @Nullable [] gradient) {
    KernelParameters parameters = prior.parameters(logs);
    LinearSolverDense<DMatrixRMaj> solver;
    try {
      solver = Covariance.factor(data, parameters);
    } catch (ArithmeticException e) {
      if (gradient != null) {
        java.util.Arrays.fill(gradient, 0);
      }
      return UNREACHABLE;
    }
    int n = data.size();
    DMatrixRMaj weights = new DMatrixRMaj(n, 1);
    solver.solve(DMatrixRMaj.wrap(n, 1, data.targets().clone()), weights);
    double fit = 0;
    for (int i = 0; i < n; i++) {
      fit += weights.data[i] * data.targets()[i];
    }
    double value =
        0.5 * (fit + logDeterminant(solver, n) + n * Math.log(2 * Math.PI))
            + prior.negativeLogDensity(logs);
    if (gradient != null) {
      DMatrixRMaj inverse = new DMatrixRMaj(n, n);
      solver.invert(inverse);
      likelihoodGradient(parameters, inverse.data, weights.data, gradient);
      prior.addGradient(logs, gradient);
    }
    return Double.isFinite(value) ? value : UNREACHABLE;
  }

  /** ½ tr((K⁻¹ − αα') ∂K/∂θ) for every θ; both triangles cancel the half. */
  private void likelihoodGradient(
      KernelParameters parameters, double[] inverse, double[] weights, double[] gradient) {
    java.util.Arrays.fill(gradient, 0);
    ArdKernel kernel = new ArdKernel(parameters, data.groups());
    int n = data.size();
    double trace = 0;
    for (int i = 0; i < n; i++) {
      trace += inverse[i * n + i] - weights[i] * weights[i];
      double[] a = data.inputs()[i];
      for (int j = 0; j < i; j++) {
        double w = inverse[i * n + j] - weights[i] * weights[j];
        kernel.addParameterGradient(a, data.inputs()[j], w, gradient);
      }
    }
    int d = parameters.lengthscales().length;
    gradient[d] += 0.5 * trace * parameters.signalVariance();
    gradient[d + 1] = 0.5 * trace * parameters.noiseVariance();
    if (gradient.length > d + 2) {
      gradient[2 * d + 2] += 0.5 * trace * parameters.mainVariance();
    }
  }

  /** By the sum of logarithms: the determinant itself underflows. */
  private static double logDeterminant(LinearSolverDense<DMatrixRMaj> solver, int n) {
    DMatrixRMaj l = Covariance.lower(solver);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += 2 * Math.log(l.data[i * n + i]);
    }
    return sum;
  }
}
