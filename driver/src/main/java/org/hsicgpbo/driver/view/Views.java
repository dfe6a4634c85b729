package org.hsicgpbo.driver.view;

import java.util.Optional;
import org.hsicgpbo.sensitivity.Goal;

/** Small translations that several views need. */
final class Views {
  private Views() {}

  static StudyOverview.Aim aim(Goal goal) {
    if (goal instanceof Goal.Best best) {
      return new StudyOverview.Aim("best", Optional.of(best.quantile()), Optional.empty());
    }
    if (goal instanceof Goal.Worst worst) {
      return new StudyOverview.Aim("worst", Optional.of(worst.quantile()), Optional.empty());
    }
    return new StudyOverview.Aim(
        "below", Optional.empty(), Optional.of(((Goal.Below) goal).threshold()));
  }
}
