package org.hsicgpbo.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.surrogate.GaussianProcess;
import org.hsicgpbo.surrogate.KernelParameters;
import org.hsicgpbo.surrogate.RadialKernel;
import org.hsicgpbo.surrogate.SampledFunctions;
import org.hsicgpbo.surrogate.TrainingSet;
import org.junit.jupiter.api.Test;

class NoisyExpectedImprovementTest {
  private static final SearchSpace SPACE = SearchSpace.of(new RealHyperparameter("x", 0, 1));
  private static final InputEncoding ENCODING = new InputEncoding(SPACE);
  private static final double[] TARGETS = {0.4, -0.9, -0.7, 1.2};

  @Test
  void isExpectedImprovementWhereThereIsNoNoise() {
    GaussianProcess process = process(1e-8);
    AcquisitionFunction noisy = noisy(process, 4);
    AcquisitionFunction plain = new ExpectedImprovement(process, ENCODING, -0.9);
    for (double x : new double[] {0.05, 0.33, 0.45, 0.6, 0.95}) {
      UnitPoint point = new UnitPoint(x);
      assertThat(noisy.value(point)).isCloseTo(plain.value(point), within(0.02));
    }
  }

  /** The mean over many functions of the improvement on each one's own lowest value. */
  @Test
  void isTheMeanOverFunctions() {
    SampledFunctions functions = SampledFunctions.draw(process(0.3), 200, new SplittableRandom(3));
    double[] input = ENCODING.encode(new UnitPoint(0.55));
    SampledFunctions.Predictions predictions = functions.predict(input);
    SplittableRandom random = new SplittableRandom(4);
    double sum = 0;
    int draws = 500_000;
    for (int k = 0; k < draws; k++) {
      int s = k % functions.count();
      double value =
          predictions.means()[s] + Math.sqrt(predictions.variance()) * random.nextGaussian();
      sum += Math.max(0, functions.lowest(s) - value);
    }
    double computed =
        Math.exp(new NoisyExpectedImprovement(functions, ENCODING).value(new UnitPoint(0.55)));
    // Standard error of the mean of half a million draws of at most unit spread, times five.
    assertThat(computed).isCloseTo(sum / draws, within(5 / Math.sqrt(draws)));
  }

  private static AcquisitionFunction noisy(GaussianProcess process, int functions) {
    return new NoisyExpectedImprovement(
        SampledFunctions.draw(process, functions, new SplittableRandom(2)), ENCODING);
  }

  private static GaussianProcess process(double noise) {
    double[][] inputs = {{0.1}, {0.3}, {0.5}, {0.8}};
    return new GaussianProcess(
        new TrainingSet(inputs, TARGETS, ENCODING.groups()),
        KernelParameters.radial(RadialKernel.MATERN_52, new double[] {0.3}, 1, noise));
  }
}
