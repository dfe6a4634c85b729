package org.hsicgpbo.search.baseline;

import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.util.MathArrays;
import org.hsicgpbo.search.AdmissibleSequence;
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
 * permutations. Configurations of a purely discrete space may repeat. Under constraints the rows of
 * one design after another are taken that are admissible, so that a batch is then only as even as
 * what is left of several designs.
 */
public final class LatinHypercubeStrategy implements SearchStrategy {
  /** The only stage. */
  public static final String STAGE = "lhs";

  private final SearchSpace space;
  private final long seed;
  private final int batch;
  private final AdmissibleSequence rows;
  private int latestDesign = -1;
  private double[][] latest = {};

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
    this.rows = new AdmissibleSequence(space, this::row);
  }

  @Override
  public String name() {
    return "lhs";
  }

  @Override
  public Suggestion suggest(SearchState state) {
    return Suggestions.at(space, rows.get(state.trialNumber() - 1), STAGE);
  }

  /** The row of that index in all designs, laid end to end; called by one thread at a time. */
  private double[] row(int index) {
    int design = index / batch;
    if (design != latestDesign) {
      latest = design(design);
      latestDesign = design;
    }
    return latest[index % batch].clone();
  }

  private double[][] design(int number) {
    RandomGenerator random =
        new Well19937c(TrialSeeds.derive(seed, SeedPurposes.LATIN_HYPERCUBE, number));
    double[][] design = new double[batch][space.dimensions()];
    for (int i = 0; i < space.dimensions(); i++) {
      int[] strata = MathArrays.natural(batch);
      MathArrays.shuffle(strata, random);
      for (int row = 0; row < batch; row++) {
        // Rounding up must not leave the stratum.
        double end = Math.nextDown((strata[row] + 1.0) / batch);
        design[row][i] = Math.min(end, (strata[row] + random.nextDouble()) / batch);
      }
    }
    return design;
  }

  @Override
  public List<StageReport> explain(TrialHistory told) {
    return Suggestions.explain(
        told, STAGE, "Latin hypercubes of %d configurations.".formatted(batch));
  }
}
