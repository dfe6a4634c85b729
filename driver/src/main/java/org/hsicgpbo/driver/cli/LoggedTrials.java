package org.hsicgpbo.driver.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hsicgpbo.driver.triallog.TrialLog;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;

/** Which trials of a log are stored, and how. */
final class LoggedTrials {
  private LoggedTrials() {}

  /** By what a trial of a log is known again: what was trained, and how it ended. */
  private record Known(Configuration configuration, String state, double error) {
    static Known of(FinishedTrial trial) {
      return new Known(trial.configuration(), trial.outcome().state(), trial.errorOrWorst());
    }
  }

  /**
   * The logged trials without those that are stored already. Where a log has the same trial twice,
   * because it was trained twice, so many of them are stored.
   */
  static List<FinishedTrial> notIn(List<FinishedTrial> stored, List<FinishedTrial> logged) {
    Map<Known, Integer> there = new HashMap<>();
    stored.forEach(trial -> there.merge(Known.of(trial), 1, Integer::sum));
    List<FinishedTrial> news = new ArrayList<>();
    for (FinishedTrial trial : logged) {
      int left = there.merge(Known.of(trial), -1, Integer::sum);
      if (left < 0) {
        news.add(trial);
      }
    }
    return news;
  }

  /** The trials; those whose log names no stage are of the given one. */
  static List<FinishedTrial> ofStage(List<FinishedTrial> logged, String stage) {
    return logged.stream()
        .map(
            trial ->
                trial.trial().suggestion().stage().equals(TrialLog.NO_STAGE)
                    ? withStage(trial, stage)
                    : trial)
        .toList();
  }

  private static FinishedTrial withStage(FinishedTrial finished, String stage) {
    Trial trial = finished.trial();
    Suggestion suggestion =
        new Suggestion(trial.suggestion().point(), trial.suggestion().configuration(), stage);
    return new Trial(trial.number(), trial.seed(), suggestion).finish(finished.outcome());
  }
}
