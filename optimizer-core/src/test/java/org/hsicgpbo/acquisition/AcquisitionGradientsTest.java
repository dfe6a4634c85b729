package org.hsicgpbo.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.surrogate.GaussianProcess;
import org.hsicgpbo.surrogate.KernelParameters;
import org.hsicgpbo.surrogate.RadialKernel;
import org.hsicgpbo.surrogate.SampledFunctions;
import org.hsicgpbo.surrogate.TrainingSet;

/** Gradients of all acquisition functions against central differences on a conditional space. */
class AcquisitionGradientsTest {
  private static final double STEP = 1e-6;
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new RealHyperparameter("x", 0, 1),
          new RealHyperparameter("y", 0, 1),
          CategoricalHyperparameter.of("kind", "a", "b", "c"),
          new IntegerHyperparameter("n", 1, 20),
          new BooleanHyperparameter("dropout"),
          new RealHyperparameter("rate", 0, 1).when("dropout", Value.of(true)));
  private static final InputEncoding ENCODING = new InputEncoding(SPACE);

  @Property(tries = 60)
  void areThoseOfDifferences(@ForAll @LongRange(max = 1_000_000) long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    GaussianProcess process = process(random);
    AcquisitionFunction improvement =
        new ExpectedImprovement(process, ENCODING, -1.5 + random.nextDouble());
    for (AcquisitionFunction function :
        new AcquisitionFunction[] {
          improvement,
          new LowerConfidenceBound(process, ENCODING, 4),
          new CostCooled(improvement, process(random), ENCODING, 0.7),
          new Constrained(
              improvement,
              new ProbabilityBelow(process(random), ENCODING, -3 * random.nextDouble())),
          new NoisyExpectedImprovement(SampledFunctions.draw(process, 5, random), ENCODING)
        }) {
      UnitPoint point = SPACE.sample(random);
      double[] gradient = new double[SPACE.dimensions()];
      double value = function.valueAndGradient(point, gradient);
      assertThat(value)
          .isCloseTo(function.value(point), within(1e-9 * Math.max(1, Math.abs(value))));
      for (int i = 0; i < gradient.length; i++) {
        if (!point.isActive(i) || !ENCODING.isContinuous(i)) {
          assertThat(gradient[i]).isZero();
          continue;
        }
        double difference =
            (function.value(moved(point, i, STEP)) - function.value(moved(point, i, -STEP)))
                / (2 * STEP);
        assertThat(gradient[i])
            .isCloseTo(difference, within(1e-3 * Math.max(1, Math.abs(difference))));
      }
    }
  }

  @Property
  void theSlopeOfLogHIsThatOfDifferences(@ForAll @DoubleRange(min = -1e4, max = 8) double z) {
    double h = 1e-5 * Math.max(1, Math.abs(z));
    double difference =
        (LogExpectedImprovement.logH(z + h) - LogExpectedImprovement.logH(z - h)) / (2 * h);
    assertThat(LogExpectedImprovement.logHSlope(z))
        .isCloseTo(difference, within(1e-4 * Math.max(1, Math.abs(difference))));
  }

  private static UnitPoint moved(UnitPoint point, int index, double step) {
    double[] u = point.toArray();
    u[index] += step;
    for (int i = 0; i < u.length; i++) {
      u[i] = Double.isNaN(u[i]) ? 0.5 : Math.min(1, Math.max(0, u[i]));
    }
    return SPACE.activate(u);
  }

  private static GaussianProcess process(SplittableRandom random) {
    int n = 15;
    double[][] inputs = new double[n][];
    for (int i = 0; i < n; i++) {
      inputs[i] = ENCODING.encode(SPACE.sample(random));
    }
    double[] targets = random.doubles(n, -1, 1).toArray();
    KernelParameters parameters =
        new KernelParameters(
            RadialKernel.MATERN_52,
            random.doubles(SPACE.dimensions(), 0.3, 2).toArray(),
            1,
            random.doubles(SPACE.dimensions(), 0.5, 2).toArray(),
            0.5,
            0.01);
    return new GaussianProcess(new TrainingSet(inputs, targets, ENCODING.groups()), parameters);
  }
}
