package org.hsicgpbo.search.hsic;

import org.hsicgpbo.search.RandomDraw;
import org.hsicgpbo.search.SobolPoints;

/**
 * A sample for the ranking.
 *
 * @param sampling how it is drawn
 */
public record WarmUp(Sampling sampling) implements Stage {
  /** The name that the trials of the sample carry. */
  public static final String LABEL = "warm-up";

  /** How configurations are drawn. */
  public enum Sampling {
    /** Independently, as the theory of the indices and their tests assumes. */
    RANDOM,
    /**
     * Randomly shifted Sobol' points. Indices are estimated more closely; the tests, which assume
     * independent draws, become conservative.
     */
    SOBOL
  }

  @Override
  public String label() {
    return LABEL;
  }

  @Override
  public String purpose() {
    return switch (sampling) {
      case RANDOM -> "Configurations drawn at random, from which hyperparameters are ranked.";
      case SOBOL -> "Randomly shifted Sobol' points, from which hyperparameters are ranked.";
    };
  }

  @Override
  public boolean usesRoles() {
    return false;
  }

  @Override
  public Move next(Standing standing) {
    int number = standing.state().trialNumber();
    return new Move.Take(
        switch (sampling) {
          case RANDOM ->
              RandomDraw.suggest(standing.space(), standing.seed(), number, LABEL).point();
          case SOBOL -> new SobolPoints(standing.space(), standing.seed()).get(number - 1);
        });
  }
}
