package org.hsicgpbo.search.baseline;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.hsicgpbo.search.PlannedStage;
import org.hsicgpbo.search.RandomSearchStrategy;
import org.hsicgpbo.search.SearchState;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.search.StageReport;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialSeeds;

/**
 * The multivariate tree-structured Parzen estimator (Bergstra et al. 2011, Watanabe 2023): after a
 * random warm-up the trials are split into the best ones and the rest ({@link TpeSplit}), the
 * densities l and g of both are estimated ({@link ParzenMixture}), and of 24 draws from l the one
 * with the greatest l/g is proposed, which also has the greatest expected improvement among them.
 *
 * <p>Conditions: hyperparameters that share a condition form a group with densities of its own,
 * estimated from the trials in which it was active. Groups are drawn parents first, and those that
 * turn out inactive are left out. So a value is chosen jointly within a group, and for the group of
 * the parent that was drawn.
 *
 * <p>Constraints: the trials lie on the admissible side, so that g is low beyond it and l/g is
 * often greatest where nothing may be trained. Therefore only admissible draws from l are
 * candidates, and where there are constraints, whole configurations are, with the sum of log l/g
 * over their groups.
 */
public final class TpeStrategy implements SearchStrategy {
  /** Stage of the random trials. */
  public static final String WARM_UP = "warm-up";

  /** Stage of the trials that the estimator proposed. */
  public static final String STAGE = "tpe";

  /** Trials drawn at random first, as is usual for TPE. */
  public static final int DEFAULT_WARM_UP = 10;

  private static final String RANDOM_DRAWS = "Configurations drawn at random.";
  private static final String DENSITIES = "Configurations where good trials lie and others do not.";

  private static final int CANDIDATES = 24;
  private static final int MOST_DRAWS = 50;
  private static final int MOST_RANDOM_DRAWS = 1000;

  /** Under constraints so many draws are looked at for each candidate. */
  private static final int DRAWS_FOR_A_CANDIDATE = 20;

  private final SearchSpace space;
  private final long seed;
  private final int warmUp;
  private final TpeBandwidth bandwidth;
  private final RandomSearchStrategy random;
  private final List<ConditionGroup> groups;

  /**
   * TPE of a space.
   *
   * @param seed seed of the study
   * @param warmUp how many trials must have been told before the estimator is used, at least 1
   * @param bandwidth how wide the kernels are
   */
  public TpeStrategy(SearchSpace space, long seed, int warmUp, TpeBandwidth bandwidth) {
    if (warmUp < 1) {
      throw new IllegalArgumentException(
          "The warm-up (%d) of the strategy (tpe) must be at least 1.".formatted(warmUp));
    }
    this.space = space;
    this.seed = seed;
    this.warmUp = warmUp;
    this.bandwidth = bandwidth;
    this.random = new RandomSearchStrategy(space, seed);
    this.groups = ConditionGroup.of(space);
  }

  /**
   * TPE with the usual warm-up of {@value #DEFAULT_WARM_UP} trials and kernels that reach to their
   * neighbours, the stronger of the two rules in our measurements.
   */
  public static TpeStrategy of(SearchSpace space, long seed) {
    return new TpeStrategy(space, seed, DEFAULT_WARM_UP, TpeBandwidth.NEIGHBOURS);
  }

  @Override
  public String name() {
    return "tpe";
  }

  @Override
  public Suggestion suggest(SearchState state) {
    if (state.told().size() < warmUp) {
      Suggestion drawn = random.suggest(state);
      return new Suggestion(drawn.point(), drawn.configuration(), WARM_UP);
    }
    RandomGenerator generator =
        new SplittableRandom(TrialSeeds.derive(seed, SeedPurposes.TPE, state.trialNumber()));
    return newest(state, densities(TpeSplit.of(state)), generator);
  }

  /**
   * A proposal whose configuration is neither told nor pending. Each time that a known one comes
   * out the candidates are halved, down to plain draws from l; then uniform admissible points are
   * tried, and if the space seems to hold nothing new, a known configuration is repeated.
   */
  private Suggestion newest(
      SearchState state, List<GroupDensities> densities, RandomGenerator generator) {
    Set<Configuration> taken = state.taken();
    Suggestion first = propose(densities, CANDIDATES, generator);
    Suggestion suggestion = first;
    for (int k = 1; k < MOST_DRAWS && taken.contains(suggestion.configuration()); k++) {
      suggestion = propose(densities, Math.max(1, CANDIDATES >> Math.min(k, 5)), generator);
    }
    for (int k = 0; k < MOST_RANDOM_DRAWS && taken.contains(suggestion.configuration()); k++) {
      suggestion = Suggestions.admissible(space, generator, STAGE);
    }
    return taken.contains(suggestion.configuration()) ? first : suggestion;
  }

  private Suggestion propose(
      List<GroupDensities> densities, int candidates, RandomGenerator generator) {
    return space.isConstrained()
        ? bestAdmissible(densities, candidates, generator)
        : Suggestions.at(space, assemble(densities, candidates, generator), STAGE);
  }

  /** In each group that turns out active the best of some draws. */
  private double[] assemble(
      List<GroupDensities> densities, int candidates, RandomGenerator generator) {
    double[] u = new double[space.dimensions()];
    Arrays.fill(u, Double.NaN);
    for (GroupDensities density : densities) {
      if (density.group().isActive(u)) {
        density.group().set(u, density.best(candidates, generator));
      }
    }
    return u;
  }

  private Suggestion bestAdmissible(
      List<GroupDensities> densities, int candidates, RandomGenerator generator) {
    Optional<Suggestion> best = Optional.empty();
    double greatest = Double.NEGATIVE_INFINITY;
    int found = 0;
    for (int k = 0; k < candidates * DRAWS_FOR_A_CANDIDATE && found < candidates; k++) {
      double[] u = assemble(densities, 1, generator);
      Suggestion candidate = Suggestions.at(space, u, STAGE);
      if (space.admits(candidate.configuration())) {
        found++;
        double ratio = logRatio(densities, u);
        if (best.isEmpty() || ratio > greatest) {
          best = Optional.of(candidate);
          greatest = ratio;
        }
      }
    }
    return best.orElseGet(() -> Suggestions.admissible(space, generator, STAGE));
  }

  private static double logRatio(List<GroupDensities> densities, double[] u) {
    return densities.stream()
        .filter(density -> density.group().isActive(u))
        .mapToDouble(density -> density.logRatio(density.group().coordinates(u)))
        .sum();
  }

  private List<GroupDensities> densities(TpeSplit split) {
    return groups.stream().map(group -> GroupDensities.of(group, split, bandwidth)).toList();
  }

  @Override
  public List<PlannedStage> plan(int trials) {
    int random = Math.min(warmUp, trials);
    return List.of(
        new PlannedStage(WARM_UP, RANDOM_DRAWS, random),
        new PlannedStage(STAGE, DENSITIES, trials - random));
  }

  @Override
  public List<StageReport> explain(TrialHistory told) {
    return Stream.concat(
            Suggestions.explain(told, WARM_UP, RANDOM_DRAWS).stream(),
            Suggestions.explain(told, STAGE, DENSITIES).stream())
        .toList();
  }

  /** The densities l of the good and g of the other trials of a group. */
  private record GroupDensities(ConditionGroup group, ParzenMixture good, ParzenMixture rest) {

    static GroupDensities of(ConditionGroup group, TpeSplit split, TpeBandwidth bandwidth) {
      return new GroupDensities(
          group, mixture(group, split.good(), bandwidth), mixture(group, split.rest(), bandwidth));
    }

    private static ParzenMixture mixture(
        ConditionGroup group, List<UnitPoint> points, TpeBandwidth bandwidth) {
      double[][] observations = group.observations(points);
      return new ParzenMixture(
          group.hyperparameters(), observations, TpeSplit.weights(observations.length), bandwidth);
    }

    /** Of some draws from l the one with the greatest l/g. */
    double[] best(int candidates, RandomGenerator generator) {
      double[] best = good.sample(generator);
      double greatest = logRatio(best);
      for (int k = 1; k < candidates; k++) {
        double[] candidate = good.sample(generator);
        double ratio = logRatio(candidate);
        if (ratio > greatest) {
          best = candidate;
          greatest = ratio;
        }
      }
      return best;
    }

    private double logRatio(double[] u) {
      return good.logDensity(u) - rest.logDensity(u);
    }
  }
}
