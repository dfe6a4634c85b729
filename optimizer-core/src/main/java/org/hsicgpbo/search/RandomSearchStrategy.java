package org.hsicgpbo.search;

import java.util.List;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.TrialHistory;

/**
 * Random search: every configuration drawn from the distributions of the space (Bergstra and Bengio
 * 2012).
 */
public final class RandomSearchStrategy implements SearchStrategy {
  /** The only stage. */
  public static final String STAGE = "random";

  private final SearchSpace space;
  private final long seed;

  /** Random search of a space with the seed of the study. */
  public RandomSearchStrategy(SearchSpace space, long seed) {
    this.space = space;
    this.seed = seed;
  }

  @Override
  public String name() {
    return "random";
  }

  @Override
  public Suggestion suggest(SearchState state) {
    return RandomDraw.suggest(space, seed, state.trialNumber(), STAGE);
  }

  @Override
  public List<StageReport> explain(TrialHistory told) {
    return Stages.report(told, STAGE, "Configurations drawn at random.", List.of()).stream()
        .toList();
  }
}
