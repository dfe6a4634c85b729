package org.hsicgpbo.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smile.math.DifferentiableMultivariateFunction;

class BoundedDescentTest {
  private static final double[] LOW = {0, 0};
  private static final double[] HIGH = {1, 1};

  @Test
  void findsTheLowestPointOfABowlAndStaysInTheBox() {
    BoundedDescent.End end = descend(1, 0.3, 2);
    // The stopping rule of the descent is a gradient of 1e-5 or so.
    assertThat(end.point()[0]).isCloseTo(0.3, within(1e-3));
    assertThat(end.point()[1]).isCloseTo(1, within(1e-3));
  }

  /**
   * A coordinate that is no number means "inactive" to an acquisition function, which may well be
   * the highest there; a slope beyond all numbers must not lead to it.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1e300, Double.POSITIVE_INFINITY, Double.NaN})
  void slopesBeyondAllNumbersLeadToNoPointBeyondThem(double slope) {
    DifferentiableMultivariateFunction cliff =
        new DifferentiableMultivariateFunction() {
          private static final long serialVersionUID = 1L;

          @Override
          public double f(double[] at) {
            return Double.isNaN(at[0]) ? -1 : at[0];
          }

          @Override
          public double g(double[] at, double[] gradient) {
            gradient[0] = slope;
            gradient[1] = slope;
            return f(at);
          }
        };
    BoundedDescent.End end =
        new BoundedDescent(60).minimize(cliff, new double[] {0.6, 0.2}, LOW, HIGH);
    for (double u : end.point()) {
      assertThat(u).isBetween(0.0, 1.0);
    }
  }

  /** A bowl around (x, y), times a factor. */
  private static BoundedDescent.End descend(double factor, double x, double y) {
    DifferentiableMultivariateFunction bowl =
        new DifferentiableMultivariateFunction() {
          private static final long serialVersionUID = 1L;

          @Override
          public double f(double[] at) {
            return factor * ((at[0] - x) * (at[0] - x) + (at[1] - y) * (at[1] - y));
          }

          @Override
          public double g(double[] at, double[] gradient) {
            gradient[0] = 2 * factor * (at[0] - x);
            gradient[1] = 2 * factor * (at[1] - y);
            return f(at);
          }
        };
    return new BoundedDescent(60).minimize(bowl, new double[] {0.6, 0.2}, LOW, HIGH);
  }
}
