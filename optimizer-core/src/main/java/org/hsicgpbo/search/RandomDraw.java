package org.hsicgpbo.search;

import java.util.SplittableRandom;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.TrialSeeds;

/**
 * The random configuration of a trial number: the same for every strategy of equal seed, so that
 * comparisons share their warm-up.
 */
public final class RandomDraw {
  private RandomDraw() {}

  /** The draw, as a trial of that stage. */
  public static Suggestion suggest(
      SearchSpace space, long studySeed, int trialNumber, String stage) {
    SplittableRandom random = new SplittableRandom(TrialSeeds.suggestion(studySeed, trialNumber));
    UnitPoint point = space.sample(random);
    return new Suggestion(point, space.decode(point), stage);
  }
}
