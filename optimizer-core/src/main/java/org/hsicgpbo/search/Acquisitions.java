package org.hsicgpbo.search;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.hsicgpbo.acquisition.AcquisitionFunction;
import org.hsicgpbo.acquisition.Constrained;
import org.hsicgpbo.acquisition.CostCooled;
import org.hsicgpbo.acquisition.ExpectedImprovement;
import org.hsicgpbo.acquisition.InputEncoding;
import org.hsicgpbo.acquisition.LowerConfidenceBound;
import org.hsicgpbo.acquisition.NoisyExpectedImprovement;
import org.hsicgpbo.acquisition.ProbabilityBelow;
import org.hsicgpbo.surrogate.GaussianProcess;
import org.hsicgpbo.surrogate.SampledFunctions;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TradeOff;

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
   * What is known when a trial is proposed.
   *
   * @param errors the model of the errors, believed ones of pending trials included
   * @param best mean at the trained point of the lowest mean
   * @param trials from which cost is learnt
   * @param trialNumber of the trial to propose
   */
  record Known(ErrorModel errors, double best, List<FinishedTrial> trials, int trialNumber) {}

  /** The function to maximise. */
  AcquisitionFunction of(Known known, Aim aim, RandomGenerator random) {
    if (aim instanceof Aim.ErrorPerCost weighed) {
      return weighed.exponent() == 0 ? lowestError(known, random) : cooled(known, weighed, random);
    }
    if (aim instanceof Aim.LowerCost lower) {
      return lowerCost(known, lower).orElseGet(() -> lowestError(known, random));
    }
    if (aim instanceof Aim.WithinCost within) {
      return withinCost(known, within.limit(), random);
    }
    return lowestError(known, random);
  }

  private AcquisitionFunction lowestError(Known known, RandomGenerator random) {
    GaussianProcess process = known.errors().process();
    return switch (choice) {
      case AUTO ->
          known.trialNumber() % TURN_OF_THE_BOUND == 0
              ? new LowerConfidenceBound(process, encoding, BETA)
              : improvement(known);
      case LCB -> new LowerConfidenceBound(process, encoding, BETA);
      case NOISY_EI -> noisy(known, random);
      case LOG_EI, EI_PER_COST, COST_COOLED -> improvement(known);
    };
  }

  /**
   * Each function is to be improved upon where this study has looked at it; while it has not looked
   * anywhere, what earlier ones promise is the target.
   */
  private AcquisitionFunction noisy(Known known, RandomGenerator random) {
    GaussianProcess process = known.errors().process();
    return Arrays.stream(process.data().inputs()).anyMatch(encoding::isOfTaskAtHand)
        ? new NoisyExpectedImprovement(
            SampledFunctions.draw(process, encoding::isOfTaskAtHand, FUNCTIONS, random), encoding)
        : improvement(known);
  }

  /** A function that is the logarithm of an improvement, which a bound is not. */
  private AcquisitionFunction improvement(Known known, RandomGenerator random) {
    return choice == AcquisitionChoice.NOISY_EI ? noisy(known, random) : improvement(known);
  }

  private AcquisitionFunction improvement(Known known) {
    return new ExpectedImprovement(known.errors().process(), encoding, known.best());
  }

  private AcquisitionFunction cooled(Known known, Aim.ErrorPerCost aim, RandomGenerator random) {
    if (choice == AcquisitionChoice.LCB) {
      // A bound is no logarithm of an improvement: there is nothing to divide by a cost.
      return lowestError(known, random);
    }
    AcquisitionFunction improvement = improvement(known, random);
    return costs
        .of(known.trials(), aim.cost())
        .<AcquisitionFunction>map(
            model ->
                new CostCooled(
                    improvement,
                    model.process(),
                    encoding,
                    aim.exponent() * model.warping().deviation()))
        .orElseGet(() -> lowestError(known, random));
  }

  /** Empty where costs are not known, or what is good enough has no place on the model's scale. */
  private Optional<AcquisitionFunction> lowerCost(Known known, Aim.LowerCost aim) {
    ErrorModel errors = known.errors();
    double limit = errors.warping().apply(aim.loss().limit(errors.warping().invert(known.best())));
    if (!Double.isFinite(limit)) {
      return Optional.empty();
    }
    double cheapest =
        known.trials().stream()
            .filter(t -> t.completed().isPresent() && mean(errors, t) <= limit)
            .mapToDouble(t -> t.knownCost(aim.cost()))
            .filter(Double::isFinite)
            .min()
            .orElse(Double.NaN);
    return Double.isNaN(cheapest)
        ? Optional.empty()
        : costs
            .of(known.trials(), aim.cost())
            .map(
                model ->
                    new Constrained(
                        new ExpectedImprovement(
                            model.process(), encoding, model.warping().apply(cheapest)),
                        new ProbabilityBelow(errors.process(), encoding, limit)));
  }

  /** The mean at its point, because one lucky training is no proof. */
  private double mean(ErrorModel errors, FinishedTrial trial) {
    return errors.process().mean(encoding.encode(trial.point()));
  }

  /** Improved upon is the best that keeps the limit; while nothing does, keeping it is the aim. */
  private AcquisitionFunction withinCost(
      Known known, TradeOff.MaxCost limit, RandomGenerator random) {
    ErrorModel errors = known.errors();
    OptionalDouble best =
        known.trials().stream()
            .filter(t -> t.completed().isPresent() && t.knownCost(limit.cost()) <= limit.limit())
            .mapToDouble(t -> mean(errors, t))
            .min();
    return costs
        .of(known.trials(), limit.cost())
        .map(
            model ->
                within(
                    known,
                    best,
                    new ProbabilityBelow(
                        model.process(), encoding, model.warping().apply(limit.limit()))))
        .orElseGet(() -> improvement(known, random));
  }

  private AcquisitionFunction within(
      Known known, OptionalDouble best, ProbabilityBelow probability) {
    return best.isEmpty()
        ? probability
        : new Constrained(
            new ExpectedImprovement(known.errors().process(), encoding, best.getAsDouble()),
            probability);
  }
}
