package org.hsicgpbo.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.hsicgpbo.acquisition.AcquisitionFunction;
import org.hsicgpbo.acquisition.InputEncoding;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.surrogate.GaussianProcess;
import org.hsicgpbo.surrogate.KernelChoice;
import org.hsicgpbo.surrogate.KernelParameters;
import org.hsicgpbo.surrogate.RadialKernel;
import org.hsicgpbo.surrogate.TrainingSet;
import org.hsicgpbo.surrogate.Warping;
import org.junit.jupiter.api.Test;

/** A process of an earlier study, whose errors are low, and of the one at hand. */
class AcquisitionsTest {
  private static final SearchSpace SPACE = SearchSpace.of(new RealHyperparameter("x", 0, 1));
  private static final InputEncoding ENCODING = new InputEncoding(SPACE, 1);
  private static final double OWN_BEST = 0.5;

  /**
   * Without noise, noisy expected improvement is expected improvement on the best of the study at
   * hand: what another task has reached is no target.
   */
  @Test
  void noisyImprovementIsOnTheTaskAtHand() {
    GaussianProcess process =
        process(
            new double[][] {elsewhere(0.3), here(0.2), here(0.8)},
            new double[] {-3, OWN_BEST, 1.5});
    for (double x : new double[] {0.05, 0.4, 0.6}) {
      UnitPoint point = new UnitPoint(x);
      assertThat(of(AcquisitionChoice.NOISY_EI, process).value(point))
          .isCloseTo(of(AcquisitionChoice.LOG_EI, process).value(point), within(0.05));
    }
  }

  @Test
  void whereOnlyEarlierStudiesHaveLookedItIsOnWhatTheyPromise() {
    GaussianProcess process =
        process(new double[][] {elsewhere(0.3), elsewhere(0.7)}, new double[] {-3, 1});
    UnitPoint point = new UnitPoint(0.45);
    assertThat(of(AcquisitionChoice.NOISY_EI, process).value(point))
        .isEqualTo(of(AcquisitionChoice.LOG_EI, process).value(point));
  }

  private static AcquisitionFunction of(AcquisitionChoice choice, GaussianProcess process) {
    CostModels costs = new CostModels(ENCODING, KernelChoice.defaults(1, true));
    return new Acquisitions(choice, ENCODING, costs)
        .of(
            new Acquisitions.Known(
                new ErrorModel(process, new Warping(new Warping.Identity(), 0, 1)),
                OWN_BEST,
                List.of(),
                1),
            new Aim.LowestError(),
            new SplittableRandom(1));
  }

  private static double[] here(double x) {
    return ENCODING.encode(new UnitPoint(x));
  }

  private static double[] elsewhere(double x) {
    return ENCODING.encode(new UnitPoint(x), 0);
  }

  private static GaussianProcess process(double[][] inputs, double[] targets) {
    return new GaussianProcess(
        new TrainingSet(inputs, targets, ENCODING.groups()),
        KernelParameters.radial(RadialKernel.MATERN_52, new double[] {0.3, 2}, 1, 1e-8));
  }
}
