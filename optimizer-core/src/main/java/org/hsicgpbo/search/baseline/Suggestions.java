package org.hsicgpbo.search.baseline;

import java.util.List;
import java.util.random.RandomGenerator;
import org.hsicgpbo.search.StageReport;
import org.hsicgpbo.search.Stages;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.TrialHistory;

/** What the strategies of this package have in common. */
final class Suggestions {
  private Suggestions() {}

  /** The suggestion at the coordinates, those of inactive hyperparameters being dropped. */
  static Suggestion at(SearchSpace space, double[] u, String stage) {
    UnitPoint point = space.activate(u);
    return new Suggestion(point, space.decode(point), stage);
  }

  /** A suggestion at a uniform draw from the admissible points. */
  static Suggestion admissible(SearchSpace space, RandomGenerator random, String stage) {
    UnitPoint point = space.sample(random);
    return new Suggestion(point, space.decode(point), stage);
  }

  /** The report of a stage that decides nothing; empty if none of its trials was told. */
  static List<StageReport> explain(TrialHistory told, String stage, String purpose) {
    return Stages.report(told, stage, purpose, List.of()).stream().toList();
  }
}
