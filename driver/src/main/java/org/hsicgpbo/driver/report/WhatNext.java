package org.hsicgpbo.driver.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hsicgpbo.sensitivity.HsicIndex;
import org.hsicgpbo.sensitivity.SensitivityReport;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Replicates;

/** What to change in the study file before the next run, the most promising first. */
final class WhatNext {
  /** From this share on, failures cost more than what else could be tried. */
  private static final double MANY_FAILED = 0.2;

  private static final double LATE = 0.9;

  /** Beyond three things a reader does none. */
  private static final int MOST = 3;

  private final Summary summary;
  private final StudyResult result;

  WhatNext(Summary summary) {
    this.summary = summary;
    this.result = summary.result();
  }

  String describe() {
    if (result.history().size() == 0) {
      return "Next, run the study: hsic-gpbo run %s.yaml.".formatted(result.file().study());
    }
    Optional<FinishedTrial> best = result.best();
    if (best.isEmpty()) {
      return "Next, look at the reasons of the failures below, and mend the space or the objective%s."
          .formatted(remedy().map(words -> "; " + words).orElse(""));
    }
    List<String> steps = new ArrayList<>();
    unfinished().ifPresent(steps::add);
    if (result.history().failures() >= MANY_FAILED * result.history().size()) {
      remedy().ifPresent(steps::add);
    }
    RangeEnds.advice(result.file().space(), summary.recommended().orElse(best.get()))
        .ifPresent(steps::add);
    noise().ifPresent(steps::add);
    budget(best.get()).ifPresent(steps::add);
    pruning().ifPresent(steps::add);
    if (steps.isEmpty()) {
      steps.add(
          "try a wider space or more epochs: the last trials did not improve on the best, so more trials of this space are less likely to");
    }
    return "Next, %s.".formatted(String.join("; ", steps.subList(0, Math.min(MOST, steps.size()))));
  }

  private Optional<String> unfinished() {
    int left = result.file().trials() - result.history().size();
    if (left <= 0) {
      return Optional.empty();
    }
    boolean ends =
        result.file().budget().limitsTime()
            || !result.file().stop().rules(result.file().space(), result.file().seed()).isEmpty();
    return Optional.of(
        "let the study go on by running it again (%d of %d trials are left%s)"
            .formatted(
                left,
                result.file().trials(),
                ends ? ", unless its time or a stopping rule has ended it" : ""));
  }

  /** Against the most frequent kind of failure. */
  private Optional<String> remedy() {
    Map<String, Long> kinds = WhatFailed.byKind(result.history());
    Optional<String> most =
        kinds.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    if (most.isEmpty()) {
      return Optional.empty();
    }
    FailureKind kind = FailureKind.ofLabel(most.get());
    String words =
        switch (kind) {
          case TIMED_OUT -> "raise per-trial.time or narrow what makes networks slow";
          case OUT_OF_MEMORY -> "raise per-trial.memory or narrow what makes networks large";
          case DIVERGED -> "lower the upper end of what makes trainings diverge";
          default -> "mend what makes trials fail (%s)".formatted(most.get());
        };
    return Optional.of(words + deciding());
  }

  /** What decides whether a network is among the worst, which failed ones are. */
  private String deciding() {
    return result
        .sample()
        .analysis()
        .worst()
        .map(SensitivityReport::indices)
        .orElse(List.of())
        .stream()
        .filter(HsicIndex::isSignificant)
        .findFirst()
        .map(index -> ", above all " + index.hyperparameter())
        .orElse("");
  }

  /** Where trainings of one configuration differ by more than the best configurations do. */
  private Optional<String> noise() {
    List<Replicates> repeated =
        summary.replicates().stream()
            .filter(replicates -> Double.isFinite(replicates.standardDeviation()))
            .toList();
    if (repeated.isEmpty() || result.file().finals().isPresent()) {
      return Optional.empty();
    }
    double spread =
        repeated.stream().mapToDouble(Replicates::standardDeviation).average().orElseThrow();
    double[] best =
        summary.replicates().stream()
            .mapToDouble(Replicates::meanError)
            .filter(Double::isFinite)
            .sorted()
            .limit(2)
            .toArray();
    return best.length == 2 && spread > best[1] - best[0]
        ? Optional.of(
            "train the best again from more seeds (final: {networks: 3, seeds: 5}), because trainings of one network differ (± %s) by more than the best networks do"
                .formatted(Figures.number(spread)))
        : Optional.empty();
  }

  private Optional<String> budget(FinishedTrial best) {
    int found =
        result.history().trials().stream()
            .filter(trial -> trial.hasSameConfiguration(best))
            .mapToInt(trial -> trial.trial().number())
            .min()
            .orElseThrow();
    boolean spent = result.history().size() >= result.file().trials();
    return spent && found > LATE * result.history().size()
        ? Optional.of(
            "raise budget.trials and run again, because the best came among the last trials")
        : Optional.empty();
  }

  /** Where epochs are told and none was saved. */
  private Optional<String> pruning() {
    boolean told =
        result.history().trials().stream()
            .flatMap(trial -> trial.completed().stream())
            .anyMatch(outcome -> outcome.metrics().getOrDefault("epochs", 0.0) > 1);
    return told && result.file().pruning().isEmpty()
        ? Optional.of(
            "for more trials in the same time let trainings that fall behind be stopped (pruning: {type: median})")
        : Optional.empty();
  }
}
