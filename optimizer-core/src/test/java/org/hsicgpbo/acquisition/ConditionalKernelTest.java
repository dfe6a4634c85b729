package org.hsicgpbo.acquisition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.stat.StatUtils;
import org.hsicgpbo.search.baseline.RandomSpaces;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.surrogate.GaussianProcess;
import org.hsicgpbo.surrogate.KernelParameters;
import org.hsicgpbo.surrogate.RadialKernel;
import org.hsicgpbo.surrogate.TrainingSet;

/** The kernel on conditional spaces, through its encoding. */
class ConditionalKernelTest {
  private static final double JITTER = 1e-8;

  @Provide
  Arbitrary<SearchSpace> spaces() {
    return RandomSpaces.mixed();
  }

  /** All eigenvalues of the covariance of random configurations are at least that of the noise. */
  @Property(tries = 80)
  void isPositiveDefinite(
      @ForAll("spaces") SearchSpace space, @ForAll @LongRange(max = 1_000_000) long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    InputEncoding encoding = new InputEncoding(space, random.nextInt(3));
    int n = 25;
    double[][] inputs = new double[n][];
    for (int i = 0; i < n; i++) {
      inputs[i] = encoding.encode(space.sample(random));
    }
    double[][] covariance = covariance(inputs, encoding, random);
    double[] eigenvalues =
        new EigenDecomposition(new Array2DRowRealMatrix(covariance)).getRealEigenvalues();
    // Rounding of an eigenvalue: about n times the precision of the largest.
    double rounding = 1e-13 * n * StatUtils.max(eigenvalues);
    assertThat(StatUtils.min(eigenvalues)).isGreaterThan(-rounding);
  }

  /** What does not exist makes no difference: only active coordinates count. */
  @Property(tries = 80)
  void doesNotSeeInactiveCoordinates(
      @ForAll("spaces") SearchSpace space, @ForAll @LongRange(max = 1_000_000) long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    InputEncoding encoding = new InputEncoding(space);
    UnitPoint point = space.sample(random);
    double[] other = point.toArray();
    for (int i = 0; i < other.length; i++) {
      other[i] = point.isActive(i) ? other[i] : random.nextDouble();
    }
    assertThat(encoding.encode(space.activate(other))).isEqualTo(encoding.encode(point));
  }

  /** k(a, b) as the variance that observing a takes from b, under parameters at random. */
  private static double[][] covariance(
      double[][] inputs, InputEncoding encoding, SplittableRandom random) {
    int d = encoding.lengthscales();
    KernelParameters parameters =
        new KernelParameters(
            random.nextBoolean() ? RadialKernel.MATERN_52 : RadialKernel.SQUARED_EXPONENTIAL,
            random.doubles(d, 0.1, 3).toArray(),
            1,
            random.doubles(d, 0.1, 3).toArray(),
            0.5,
            JITTER);
    double[][] covariance = new double[inputs.length][inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      // One observation of 1 at a: the mean at b is k(a,b)/(k(a,a) + noise).
      GaussianProcess at =
          new GaussianProcess(
              new TrainingSet(
                  new double[][] {inputs[i]}, new double[] {1.5 + JITTER}, encoding.groups()),
              parameters);
      for (int j = 0; j < inputs.length; j++) {
        covariance[i][j] = at.mean(inputs[j]);
      }
    }
    return covariance;
  }
}
