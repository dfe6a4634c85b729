package org.hsicgpbo.driver.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hsicgpbo.driver.store.RunningTrial;
import org.hsicgpbo.driver.view.StudyOverview.Failure;
import org.hsicgpbo.driver.view.StudyOverview.Network;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialOutcome;
import org.jspecify.annotations.Nullable;

/** Counts finished trials as they come, so that nothing has to be counted again. */
final class Tally {
  private final Map<String, Failure> failures = new LinkedHashMap<>();
  private final Set<String> stages = new LinkedHashSet<>();
  private int failed;
  private int failedInARow;
  private int stopped;
  private double trainedSeconds;
  private @Nullable FinishedTrial best;
  private @Nullable String lastStage;

  void add(FinishedTrial trial) {
    lastStage = trial.trial().suggestion().stage();
    stages.add(lastStage);
    double seconds = trial.outcome().cost().seconds();
    trainedSeconds += Double.isFinite(seconds) ? seconds : 0;
    failedInARow = trial.isFailed() ? failedInARow + 1 : 0;
    if (trial.outcome() instanceof TrialOutcome.Failed failure) {
      failed++;
      failures.merge(
          failure.state(),
          new Failure(failure.state(), 1, trial.trial().number(), failure.reason()),
          (old, one) -> new Failure(one.kind(), old.count() + 1, one.example(), one.reason()));
    } else if (trial.stopped().isPresent()) {
      stopped++;
    } else if (best == null || trial.errorOrWorst() < best.errorOrWorst()) {
      best = trial;
    }
  }

  int failed() {
    return failed;
  }

  int stopped() {
    return stopped;
  }

  double trainedSeconds() {
    return trainedSeconds;
  }

  /** How many of the last trials failed, one after the other. */
  int failedInARow() {
    return failedInARow;
  }

  Optional<Network> best() {
    return Optional.ofNullable(best).map(Network::of);
  }

  /** Those of finished trials, then those that only running ones have. */
  List<String> stages(List<RunningTrial> running) {
    Set<String> all = new LinkedHashSet<>(stages);
    running.forEach(trial -> all.add(trial.stage()));
    return new ArrayList<>(all);
  }

  /** That of the newest running trial, else that of the last finished one. */
  Optional<String> stage(List<RunningTrial> running) {
    return running.stream()
        .max(Comparator.comparingInt(RunningTrial::number))
        .map(RunningTrial::stage)
        .or(() -> Optional.ofNullable(lastStage));
  }

  /** The most frequent first. */
  List<Failure> failures() {
    return failures.values().stream()
        .sorted(Comparator.comparingInt(Failure::count).reversed())
        .toList();
  }
}
