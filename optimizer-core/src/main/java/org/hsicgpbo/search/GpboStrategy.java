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

  private final SearchSpace space;
  private final long seed;
  private final int warmUp;
  private final BayesianProposer proposer;

  /**
   * GPBO of a space.
   *
   * @param seed seed of the study
   * @param warmUp how many trials are drawn at random first
   */
  public GpboStrategy(SearchSpace space, long seed, int warmUp) {
    this.space = space;
    this.seed = seed;
    this.warmUp = warmUp;
    this.proposer = new BayesianProposer(space);
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
    long suggestionSeed = TrialSeeds.suggestion(seed, state.trialNumber());
    UnitPoint point =
        proposer.propose(state, ProposalSettings.plain(SearchRegion.full(space), suggestionSeed));
    return new Suggestion(point, space.decode(point), OPTIMIZE);
  }

  @Override
  public List<StageReport> explain(TrialHistory told) {
    return Stream.of(
            Stages.report(told, WARM_UP, "Configurations drawn at random.", List.of()),
            Stages.report(
                told,
                OPTIMIZE,
                "Bayesian optimization of every hyperparameter at once.",
                List.of()))
        .flatMap(Optional::stream)
        .toList();
  }
}
