package org.hsicgpbo.search;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.hsicgpbo.acquisition.AcquisitionFunction;
import org.hsicgpbo.acquisition.CostCooled;
import org.hsicgpbo.acquisition.ExpectedImprovement;
import org.hsicgpbo.acquisition.InputEncoding;
import org.hsicgpbo.acquisition.LowerConfidenceBound;
import org.hsicgpbo.acquisition.NoisyExpectedImprovement;
import org.hsicgpbo.surrogate.GaussianProcess;
import org.hsicgpbo.surrogate.SampledFunctions;
import org.hsicgpbo.trial.FinishedTrial;

/** Makes the acquisition function of a trial. */
final class Acquisitions {
  /**
   * Where cost does not count, every third trial is proposed by the lower confidence bound:
   * expected improvement alone stayed in one basin for half of the seeds on Hartmann6
   * (docs/benchmarks.md).
   */
  private static final int TURN_OF_THE_BOUND = 3;

  private static final double BETA = 4;

  /** More functions changed no choice that we looked at; each costs O(n) for every point. */
  private static final int FUNCTIONS = 16;

  private final AcquisitionChoice choice;
  private final InputEncoding encoding;
  private final CostModels costs;

  Acquisitions(AcquisitionChoice choice, InputEncoding encoding, CostModels costs) {
    this.choice = choice;
    this.encoding = encoding;
    this.costs = costs;
  }

  /**
   * The function to maximise.
   *
   * @param process of the errors, believed ones of pending trials included
   * @param best what expected improvement is to improve upon
   * @param trials from which cost is learnt
   */
  AcquisitionFunction of(
      GaussianProcess process,
      double best,
      List<FinishedTrial> trials,
      int trialNumber,
      ProposalSettings settings,
      RandomGenerator random) {
    AcquisitionFunction plain =
        switch (choice) {
          case AUTO ->
              settings.costExponent() == 0 && trialNumber % TURN_OF_THE_BOUND == 0
                  ? new LowerConfidenceBound(process, encoding, BETA)
                  : new ExpectedImprovement(process, encoding, best);
          case LCB -> new LowerConfidenceBound(process, encoding, BETA);
          case NOISY_EI -> noisy(process, best, random);
          case LOG_EI, EI_PER_COST, COST_COOLED -> new ExpectedImprovement(process, encoding, best);
        };
    // A bound is no logarithm of an improvement: there is nothing to divide by a cost.
    return plain instanceof LowerConfidenceBound ? plain : cooled(plain, trials, settings);
  }

  /**
   * Each function is to be improved upon where this study has looked at it; while it has not looked
   * anywhere, what earlier ones promise is the target.
   */
  private AcquisitionFunction noisy(GaussianProcess process, double best, RandomGenerator random) {
    return Arrays.stream(process.data().inputs()).anyMatch(encoding::isOfTaskAtHand)
        ? new NoisyExpectedImprovement(
            SampledFunctions.draw(process, encoding::isOfTaskAtHand, FUNCTIONS, random), encoding)
        : new ExpectedImprovement(process, encoding, best);
  }

  private AcquisitionFunction cooled(
      AcquisitionFunction improvement, List<FinishedTrial> trials, ProposalSettings settings) {
    if (settings.costExponent() == 0) {
      return improvement;
    }
    return costs
        .of(trials, settings.cost())
        .<AcquisitionFunction>map(
            model ->
                new CostCooled(
                    improvement,
                    model.process(),
                    encoding,
                    settings.costExponent() * model.warping().deviation()))
        .orElse(improvement);
  }
}
