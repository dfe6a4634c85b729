package org.hsicgpbo.search.baseline;

import java.util.List;
import org.hsicgpbo.search.SearchState;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.search.SobolPoints;
import org.hsicgpbo.search.StageReport;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.TrialHistory;

/**
 * Sobol' points (Sobol' 1967, with the direction numbers of Joe and Kuo 2008) under a random shift
 * modulo 1 (Cranley and Patterson 1976): trial n gets the point of index n − 1, moved by one
 * uniform draw for each dimension. Any 2^k trials from a multiple of 2^k on have in each dimension
 * exactly one coordinate in each interval of length 2^−k. Configurations of a purely discrete space
 * repeat. Under constraints trial n gets the n-th admissible point.
 */
public final class SobolStrategy implements SearchStrategy {
  /** The only stage. */
  public static final String STAGE = "sobol";

  private final SearchSpace space;
  private final SobolPoints points;

  /**
   * Sobol' points of a space.
   *
   * @param seed seed of the study, which gives the shift
   * @throws IllegalArgumentException if the space has more than {@value
   *     SobolPoints#MOST_DIMENSIONS} hyperparameters
   */
  public SobolStrategy(SearchSpace space, long seed) {
    this.space = space;
    this.points = new SobolPoints(space, seed);
  }

  @Override
  public String name() {
    return "sobol";
  }

  @Override
  public Suggestion suggest(SearchState state) {
    UnitPoint point = points.get(state.trialNumber() - 1);
    return new Suggestion(point, space.decode(point), STAGE);
  }

  @Override
  public List<StageReport> explain(TrialHistory told) {
    return Suggestions.explain(told, STAGE, "Randomly shifted Sobol' points.");
  }
}
