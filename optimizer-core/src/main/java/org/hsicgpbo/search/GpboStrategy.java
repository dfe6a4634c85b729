package org.hsicgpbo.search;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hsicgpbo.acquisition.SearchRegion;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialSeeds;

/** Plain Gaussian-process Bayesian optimization of the full space after a random warm-up. */
public final class GpboStrategy implements SearchStrategy {
  /** The stage of random trials. */
  public static final String WARM_UP = "warm-up";

  /** The stage of Bayesian optimization. */
  public static final String OPTIMIZE = "optimize";

  private static final String RANDOM_DRAWS = "Configurations drawn at random.";
  private static final String EVERYTHING_AT_ONCE =
      "Bayesian optimization of every hyperparameter at once.";

  private final SearchSpace space;
  private final long seed;
  private final int warmUp;
  private final int trials;
  private final ProposerOptions options;
  private final BayesianProposer proposer;

  /**
   * GPBO of a space as we recommend it, without regard to cost.
   *
   * @param seed seed of the study
   * @param warmUp how many trials are drawn at random first
   */
  public GpboStrategy(SearchSpace space, long seed, int warmUp) {
    this(space, seed, warmUp, warmUp + 1, ProposerOptions.defaults());
  }

  /**
   * GPBO of a space.
   *
   * @param seed seed of the study
   * @param warmUp how many trials are drawn at random first
   * @param trials the budget, along which {@link AcquisitionChoice#COST_COOLED} cools
   */
  public GpboStrategy(
      SearchSpace space, long seed, int warmUp, int trials, ProposerOptions options) {
    this.space = space;
    this.seed = seed;
    this.warmUp = warmUp;
    this.trials = trials;
    this.options = options;
    this.proposer = new BayesianProposer(space, options);
  }

  @Override
  public String name() {
    return "gpbo";
  }

  @Override
  public Suggestion suggest(SearchState state) {
    if (state.trialNumber() <= warmUp) {
      return RandomDraw.suggest(space, seed, state.trialNumber(), WARM_UP);
    }
    ProposalSettings settings =
        new ProposalSettings(
            SearchRegion.full(space),
            new double[space.dimensions()],
            new Aim.ErrorPerCost(
                state.told().knownCost(), options.acquisition().costExponent(remaining(state))),
            TrialSeeds.suggestion(seed, state.trialNumber()));
    UnitPoint point = proposer.propose(state, settings);
    return new Suggestion(point, space.decode(point), OPTIMIZE);
  }

  /** The share of the optimization that is still to come, from 1 to 0. */
  private double remaining(SearchState state) {
    int all = Math.min(trials, state.expectedTrials().orElse(trials));
    return Math.max(0, (all - state.trialNumber() + 1.0) / Math.max(1, all - warmUp));
  }

  @Override
  public List<PlannedStage> plan(int all) {
    int random = Math.min(warmUp, all);
    return List.of(
        new PlannedStage(WARM_UP, RANDOM_DRAWS, random),
        new PlannedStage(OPTIMIZE, EVERYTHING_AT_ONCE, all - random));
  }

  @Override
  public List<StageReport> explain(TrialHistory told) {
    return Stream.of(
            Stages.report(told, WARM_UP, RANDOM_DRAWS, List.of()),
            Stages.report(told, OPTIMIZE, EVERYTHING_AT_ONCE, List.of()))
        .flatMap(Optional::stream)
        .toList();
  }
}
