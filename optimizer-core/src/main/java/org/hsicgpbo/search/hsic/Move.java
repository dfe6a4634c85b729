package org.hsicgpbo.search.hsic;

import java.util.List;
import org.hsicgpbo.acquisition.SearchRegion;
import org.hsicgpbo.search.Aim;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.FinishedTrial;

/** How a trial is sought. */
public sealed interface Move {

  /** A point that needs no model. */
  record Take(UnitPoint point) implements Move {}

  /**
   * Bayesian optimization.
   *
   * @param region where
   * @param aim what shall become better
   * @param known the trials from which is learnt
   */
  record Improve(SearchRegion region, Aim aim, List<FinishedTrial> known) implements Move {
    /** Copies the trials. */
    public Improve {
      known = List.copyOf(known);
    }
  }
}
