package org.hsicgpbo.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.junit.jupiter.api.Test;

class SampledFunctionsTest {
  private static final int DRAWS = 20_000;
  private static final double[][] INPUTS = {{0.1}, {0.3}, {0.35}, {0.8}};
  private static final GaussianProcess NOISY =
      new GaussianProcess(
          new TrainingSet(INPUTS, new double[] {0.4, -0.9, 0.3, 1.2}, new int[] {0}),
          KernelParameters.radial(RadialKernel.MATERN_52, new double[] {0.3}, 1, 0.2));

  /**
   * Mean and variance of the draws at the inputs and between them are those of the posterior,
   * within five standard errors.
   */
  @Test
  void haveTheMomentsOfThePosterior() {
    SampledFunctions functions = SampledFunctions.draw(NOISY, DRAWS, new SplittableRandom(5));
    for (double x : new double[] {0.1, 0.35, 0.8, 0.5}) {
      double[] input = {x};
      SampledFunctions.Predictions draws = functions.predict(input);
      GaussianProcess.Prediction posterior = NOISY.predict(input);
      double spread =
          new org.apache.commons.math3.stat.descriptive.moment.Variance().evaluate(draws.means());
      assertThat(new Mean().evaluate(draws.means()))
          .as("mean at %s", x)
          .isCloseTo(
              posterior.mean(), within(5 * posterior.standardDeviation() / Math.sqrt(DRAWS)));
      assertThat(spread + draws.variance())
          .as("variance at %s", x)
          .isCloseTo(
              posterior.variance(), within(5 * posterior.variance() * Math.sqrt(2.0 / DRAWS)));
    }
  }

  @Test
  void haveTheCovarianceOfThePosterior() {
    SampledFunctions functions = SampledFunctions.draw(NOISY, DRAWS, new SplittableRandom(6));
    double covariance =
        new Covariance()
            .covariance(functions.predict(INPUTS[1]).means(), functions.predict(INPUTS[2]).means());
    // Of two observed inputs: that the variance of their sum is that of the posterior follows from
    // conditioning on a further, noise-free observation: Var(a) − Cov(a,b)²/Var(b).
    GaussianProcess.Prediction a = NOISY.predict(INPUTS[1]);
    GaussianProcess.Prediction b = NOISY.predict(INPUTS[2]);
    double expected = posteriorCovariance(INPUTS[1], INPUTS[2]);
    double error = Math.sqrt((a.variance() * b.variance() + expected * expected) / DRAWS);
    assertThat(covariance).isCloseTo(expected, within(5 * error));
  }

  /** k(a,b) − k(a,X) (K + σ²I)⁻¹ k(X,b), by the textbook formula. */
  private static double posteriorCovariance(double[] a, double[] b) {
    ArdKernel kernel = new ArdKernel(NOISY.parameters(), new int[] {0});
    double[] solved = NOISY.factor().solve(NOISY.covariances(b));
    double[] toA = NOISY.covariances(a);
    double explained = 0;
    for (int i = 0; i < solved.length; i++) {
      explained += toA[i] * solved[i];
    }
    return kernel.value(a, b) - explained;
  }

  @Test
  void passThroughTheirOwnLowestValue() {
    SampledFunctions functions = SampledFunctions.draw(NOISY, 3, new SplittableRandom(7));
    for (int s = 0; s < functions.count(); s++) {
      double lowest = Double.POSITIVE_INFINITY;
      for (double[] input : INPUTS) {
        lowest = Math.min(lowest, functions.predict(input).means()[s]);
      }
      // The noise that is left for conditioning moves the means by about as much.
      assertThat(lowest).isCloseTo(functions.lowest(s), within(1e-3));
    }
  }
}
