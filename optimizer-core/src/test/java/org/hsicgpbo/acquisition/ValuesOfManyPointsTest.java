package org.hsicgpbo.acquisition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
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

/** The contract of {@link AcquisitionFunction#values}, on a conditional space. */
class ValuesOfManyPointsTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new RealHyperparameter("x", 0, 1),
          new RealHyperparameter("y", 0, 1),
          CategoricalHyperparameter.of("kind", "a", "b", "c"),
          IntegerHyperparameter.log("n", 1, 64),
          new BooleanHyperparameter("dropout"),
          new RealHyperparameter("rate", 0, 1).when("dropout", Value.of(true)));
  private static final InputEncoding ENCODING = new InputEncoding(SPACE);

  /** More points than one panel of 64 holds, and fewer; more observations too. */
  @Property(tries = 25)
  void areThoseOfEachToTheLastBit(
      @ForAll @IntRange(max = 200) int points,
      @ForAll @IntRange(min = 1, max = 150) int observations,
      @ForAll @LongRange(max = 1_000_000) long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<UnitPoint> asked = points(points, random);
    for (AcquisitionFunction function : functions(observations, random)) {
      double[] each = asked.stream().mapToDouble(function::value).toArray();
      assertThat(bits(function.values(asked)))
          .as(function.getClass().getSimpleName())
          .containsExactly(bits(each));
    }
  }

  private static List<AcquisitionFunction> functions(int observations, SplittableRandom random) {
    GaussianProcess process = process(observations, random);
    AcquisitionFunction improvement =
        new ExpectedImprovement(process, ENCODING, -1.5 + random.nextDouble());
    ProbabilityBelow probability =
        new ProbabilityBelow(process(observations + 7, random), ENCODING, -3 * random.nextDouble());
    AcquisitionFunction cooled =
        new CostCooled(improvement, process(observations + 3, random), ENCODING, 0.7);
    return List.of(
        improvement,
        new LowerConfidenceBound(process, ENCODING, 4),
        probability,
        new Constrained(improvement, probability),
        cooled,
        new Constrained(cooled, probability),
        new NoisyExpectedImprovement(SampledFunctions.draw(process, 2, random), ENCODING));
  }

  /** Some of them twice, also one after the other. */
  private static List<UnitPoint> points(int count, SplittableRandom random) {
    List<UnitPoint> points = new ArrayList<>();
    while (points.size() < count) {
      points.add(
          !points.isEmpty() && random.nextInt(10) == 0
              ? points.get(Math.max(0, points.size() - 1 - random.nextInt(3)))
              : SPACE.sample(random));
    }
    return points;
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }

  private static GaussianProcess process(int observations, SplittableRandom random) {
    double[][] inputs =
        Stream.generate(() -> ENCODING.encode(SPACE.sample(random)))
            .limit(observations)
            .toArray(double[][]::new);
    double[] targets = random.doubles(observations, -1, 1).toArray();
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
