package org.hsicgpbo.search.baseline;

import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.util.MathArrays;
import org.hsicgpbo.search.SearchState;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.search.StageReport;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialSeeds;

/**
 * Latin hypercube sampling (McKay, Beckman and Conover 1979): the trials go in batches of m; each
 * batch is a fresh design in which every dimension has exactly one of the m coordinates in each
 * interval [k/m, (k+1)/m), uniform inside it, and the orders of the dimensions are independent
 * permutations. Configurations of a purely discrete space may repeat.
 */
public final class LatinHypercubeStrategy implements SearchStrategy {
  /** The only stage. */
  public static final String STAGE = "lhs";

  private final SearchSpace space;
  private final long seed;
  private final int batch;

  /**
   * Latin hypercubes of a space.
   *
   * @param seed seed of the study
   * @param batch trials of one design, at least 1; best the whole budget
   */
  public LatinHypercubeStrategy(SearchSpace space, long seed, int batch) {
    if (batch < 1) {
      throw new IllegalArgumentException(
          "The batch (%d) of the strategy (lhs) must be at least 1.".formatted(batch));
    }
    this.space = space;
    this.seed = seed;
    this.batch = batch;
  }

  @Override
  public String name() {
    return "lhs";
  }

  @Override
  public Suggestion suggest(SearchState state) {
    int design = (state.trialNumber() - 1) / batch;
    int row = (state.trialNumber() - 1) % batch;
    RandomGenerator random =
        new Well19937c(TrialSeeds.derive(seed, SeedPurposes.LATIN_HYPERCUBE, design));
    double[] u = new double[space.dimensions()];
    for (int i = 0; i < u.length; i++) {
      u[i] = coordinate(row, random);
    }
    return Suggestions.at(space, u, STAGE);
  }

  /** The coordinate of a row in the next dimension; draws as much whatever the row is. */
  private double coordinate(int row, RandomGenerator random) {
    int[] strata = MathArrays.natural(batch);
    MathArrays.shuffle(strata, random);
    double within = 0;
    for (int k = 0; k < batch; k++) {
      double draw = random.nextDouble();
      within = k == row ? draw : within;
    }
    // Rounding up must not leave the stratum.
    double end = Math.nextDown((strata[row] + 1.0) / batch);
    return Math.min(end, (strata[row] + within) / batch);
  }

  @Override
  public List<StageReport> explain(TrialHistory told) {
    return Suggestions.explain(
        told, STAGE, "Latin hypercubes of %d configurations.".formatted(batch));
  }
}
