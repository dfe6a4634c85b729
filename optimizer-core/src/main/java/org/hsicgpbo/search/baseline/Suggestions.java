package org.hsicgpbo.search.baseline;

import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hsicgpbo.search.SearchState;
import org.hsicgpbo.search.StageReport;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.FinishedTrial;
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

  /** All configurations that were told or are pending. */
  static Set<Configuration> taken(SearchState state) {
    Set<Configuration> taken = new HashSet<>();
    Stream.concat(
            state.told().trials().stream().map(FinishedTrial::trial), state.pending().stream())
        .forEach(trial -> taken.add(trial.suggestion().configuration()));
    return taken;
  }

  /** The report of a stage that decides nothing; empty if none of its trials was told. */
  static List<StageReport> explain(TrialHistory told, String stage, String purpose) {
    IntSummaryStatistics numbers =
        told.ofStage(stage).trials().stream().mapToInt(t -> t.trial().number()).summaryStatistics();
    return numbers.getCount() == 0
        ? List.of()
        : List.of(new StageReport(stage, purpose, numbers.getMin(), numbers.getMax(), List.of()));
  }
}
