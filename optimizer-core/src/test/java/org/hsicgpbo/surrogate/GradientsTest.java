package org.hsicgpbo.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Every gradient against central differences, at random parameters and inputs. */
class GradientsTest {
  private static final double STEP = 1e-5;
  private static final int[] GROUPS = {0, 1, 1, 2};

  @Property(tries = 40)
  void ofTheLogPosterior(
      @ForAll @LongRange(max = 1_000_000) long seed,
      @ForAll RadialKernel radial,
      @ForAll boolean mainEffects) {
    SplittableRandom random = new SplittableRandom(seed);
    LogPosterior posterior =
        new LogPosterior(
            data(random, 25),
            new ParameterPrior(radial, LengthscalePrior.dimensionScaled(3), mainEffects));
    int length = mainEffects ? 9 : 5;
    double[] logs = random.doubles(length, -2, 1.5).toArray();
    double[] gradient = new double[length];
    posterior.g(logs, gradient);
    for (int p = 0; p < length; p++) {
      double[] up = logs.clone();
      double[] down = logs.clone();
      up[p] += STEP;
      down[p] -= STEP;
      expect(gradient[p], (posterior.f(up) - posterior.f(down)) / (2 * STEP));
    }
  }

  @Property(tries = 40)
  void ofMeanAndVariance(
      @ForAll @LongRange(max = 1_000_000) long seed,
      @ForAll RadialKernel radial,
      @ForAll boolean mainEffects) {
    SplittableRandom random = new SplittableRandom(seed);
    ParameterPrior prior =
        new ParameterPrior(radial, LengthscalePrior.dimensionScaled(3), mainEffects);
    double[] logs = random.doubles(mainEffects ? 9 : 5, -1.5, 1).toArray();
    GaussianProcess process = new GaussianProcess(data(random, 20), prior.parameters(logs));
    double[] x = random.doubles(4).toArray();
    GaussianProcess.Slope slope = process.slope(x);
    for (int f = 0; f < 4; f++) {
      double[] up = x.clone();
      double[] down = x.clone();
      up[f] += STEP;
      down[f] -= STEP;
      GaussianProcess.Prediction above = process.predict(up);
      GaussianProcess.Prediction below = process.predict(down);
      expect(slope.meanGradient()[f], (above.mean() - below.mean()) / (2 * STEP));
      expect(process.meanGradient(x)[f], (above.mean() - below.mean()) / (2 * STEP));
      expect(slope.varianceGradient()[f], (above.variance() - below.variance()) / (2 * STEP));
    }
    assertThat(slope.prediction()).isEqualTo(process.predict(x));
  }

  /** Central differences of step 1e-5 leave about 1e-10/1e-5 of rounding and 1e-10 of curvature. */
  private static void expect(double gradient, double difference) {
    assertThat(gradient).isCloseTo(difference, within(1e-4 * Math.max(1, Math.abs(difference))));
  }

  private static TrainingSet data(SplittableRandom random, int n) {
    double[][] inputs = new double[n][];
    double[] targets = new double[n];
    for (int i = 0; i < n; i++) {
      inputs[i] = random.doubles(4).toArray();
      targets[i] = Math.sin(5 * inputs[i][0]) + inputs[i][1] * inputs[i][3];
    }
    return new TrainingSet(inputs, targets, GROUPS);
  }
}
