package org.hsicgpbo.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.analysis.integration.SimpsonIntegrator;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.space.Value;
import org.junit.jupiter.api.Test;

class AnovaAnalyzerTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new RealHyperparameter("a", 0, 1),
          new RealHyperparameter("b", 0, 1),
          new RealHyperparameter("c", 0, 1),
          new BooleanHyperparameter("switch"),
          new RealHyperparameter("child", 0, 1).when("switch", Value.of(true)));

  @Test
  void oneDecisiveInputTakesAll() {
    List<AnovaIndex> indices = indices(u -> u.get(0));
    assertThat(indices).hasSize(4).noneMatch(index -> index.hyperparameter().equals("child"));
    // 400 good trials of 2,000: shares of the others are noise of a few hundredths.
    assertThat(indices.get(0).first()).isCloseTo(1, within(0.05));
    assertThat(indices.get(0).total()).isCloseTo(1, within(0.05));
    assertThat(indices.get(2).first()).isCloseTo(0, within(0.05));
    assertThat(indices.get(2).total()).isCloseTo(0, within(0.1));
  }

  @Test
  void pureInteractionShowsInTheTotalOnly() {
    List<AnovaIndex> indices = indices(u -> -(u.get(0) - 0.5) * (u.get(1) - 0.5));
    for (int i = 0; i < 2; i++) {
      assertThat(indices.get(i).first()).isLessThan(0.35);
      assertThat(indices.get(i).total()).isGreaterThan(0.7);
    }
    assertThat(indices.get(2).total()).isCloseTo(0, within(0.1));
  }

  @Test
  void smallSamplesHaveNoFigures() {
    assertThat(
            new AnovaAnalyzer(new Goal.Best(0.2))
                .analyze(Samples.of(SPACE, 12, 1, u -> Samples.completed(u.get(0)))))
        .allMatch(index -> Double.isNaN(index.total()));
  }

  @Test
  void integralsOfTheKernelAreTheNumericalOnes() {
    double h = 0.29;
    SimpsonIntegrator simpson = new SimpsonIntegrator();
    assertThat(UniformGaussian.integral(0.2, h))
        .isCloseTo(
            simpson.integrate(100_000, x -> SlowHsic.gaussian(0.2, x, h), 0, 1), within(1e-7));
    assertThat(UniformGaussian.doubleIntegral(h))
        .isCloseTo(
            simpson.integrate(100_000, x -> UniformGaussian.integral(x, h), 0, 1), within(1e-7));
  }

  private static List<AnovaIndex> indices(ToDoubleFunction<UnitPoint> error) {
    return new AnovaAnalyzer(new Goal.Best(0.2))
        .analyze(Samples.of(SPACE, 2000, 1, u -> Samples.completed(error.applyAsDouble(u))));
  }
}
