package org.hsicgpbo.search.baseline;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.hsicgpbo.search.SearchState;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.search.StageReport;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialSeeds;

/**
 * The (μ/μ_w, λ)-CMA-ES with active update, cumulative step-size adaptation and restarts (Hansen
 * 2016, Auger and Hansen 2005) on the coordinates U: trial n is drawn from the distribution that
 * the trials told so far lead to. Beyond 0 and 1 the space goes on in mirror images of itself, so
 * the search knows no border. Integers are searched as real numbers and cut to their values, and
 * where a number is inactive its coordinate drifts.
 *
 * <p>Categories have no order that a normal distribution could follow, so spaces with them are
 * refused.
 */
public final class CmaEsStrategy implements SearchStrategy {
  /** The only stage. */
  public static final String STAGE = "cma-es";

  private static final int MOST_DRAWS = 100;

  private final SearchSpace space;
  private final long seed;

  /** A cache: equal histories give equal distributions, whatever was replayed before. */
  private CmaEsReplay latest;

  /**
   * CMA-ES of a space of numbers.
   *
   * @param seed seed of the study
   * @throws IllegalArgumentException if a hyperparameter is a category or a truth value
   */
  public CmaEsStrategy(SearchSpace space, long seed) {
    space.hyperparameters().stream()
        .filter(CmaEsStrategy::isCategory)
        .findFirst()
        .ifPresent(
            h -> {
              throw new IllegalArgumentException(
                  "The strategy (cma-es) searches numbers only, but the hyperparameter (%s) is %s. Take the strategy tpe or gpbo, or fix it."
                      .formatted(h.name(), h.describe()));
            });
    this.space = space;
    this.seed = seed;
    this.latest = CmaEsReplay.begin(space, seed);
  }

  private static boolean isCategory(Hyperparameter hyperparameter) {
    return hyperparameter instanceof CategoricalHyperparameter
        || hyperparameter instanceof BooleanHyperparameter;
  }

  @Override
  public String name() {
    return "cma-es";
  }

  /**
   * Draws again where the configuration is told, pending or not admissible (resampling, Hansen
   * 2016, appendix B.5). After many draws the first admissible one is repeated, and where there was
   * none a uniform admissible point is taken, which the replay treats like any point of other
   * origin.
   */
  @Override
  public Suggestion suggest(SearchState state) {
    CmaEsDistribution distribution = distribution(state.told());
    Set<Configuration> taken = state.taken();
    Optional<Suggestion> known = Optional.empty();
    for (int k = 0; k < MOST_DRAWS; k++) {
      Suggestion suggestion = draw(distribution, state.trialNumber(), k);
      if (!space.admits(suggestion.configuration())) {
        continue;
      }
      if (!taken.contains(suggestion.configuration())) {
        return suggestion;
      }
      known = known.or(() -> Optional.of(suggestion));
    }
    return known.orElseGet(() -> uniform(state));
  }

  private Suggestion uniform(SearchState state) {
    long drawSeed = TrialSeeds.derive(seed, SeedPurposes.CMA_ES_UNIFORM, state.trialNumber());
    return Suggestions.admissible(space, new SplittableRandom(drawSeed), STAGE);
  }

  /**
   * The distribution after the told trials; only those that are new since the last call cost time.
   */
  synchronized CmaEsDistribution distribution(TrialHistory told) {
    if (!latest.isStartOf(told)) {
      latest = CmaEsReplay.begin(space, seed);
    }
    return latest.goOn(told);
  }

  private Suggestion draw(CmaEsDistribution distribution, int trialNumber, int attempt) {
    double[] z = CmaEsReplay.draw(seed, trialNumber, attempt, space.dimensions());
    double[] u = Arrays.stream(distribution.pointAt(z)).map(Mirror::fold).toArray();
    return Suggestions.at(space, u, STAGE);
  }

  @Override
  public List<StageReport> explain(TrialHistory told) {
    return Suggestions.explain(
        told, STAGE, "Draws from a normal distribution that moves to where good trials lie.");
  }
}
