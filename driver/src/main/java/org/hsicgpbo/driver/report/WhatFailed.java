package org.hsicgpbo.driver.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;

/** How many trials failed or were stopped early, and why, in a sentence. */
final class WhatFailed {
  private static final int LONGEST_REASON = 120;

  private final TrialHistory history;

  WhatFailed(StudyResult result) {
    this.history = result.history();
  }

  /** How many trials failed, by cause. */
  static Map<String, Long> byKind(TrialHistory history) {
    return history.trials().stream()
        .filter(FinishedTrial::isFailed)
        .collect(
            Collectors.groupingBy(t -> t.outcome().state(), TreeMap::new, Collectors.counting()));
  }

  String describe() {
    if (history.size() == 0) {
      return "Nothing has failed yet.";
    }
    String stopped = EarlyStops.of(history).describe().map(words -> "; " + words).orElse("");
    Map<String, Long> kinds = byKind(history);
    if (kinds.isEmpty()) {
      return "No trial failed%s.".formatted(stopped);
    }
    String causes =
        kinds.entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey())
            .collect(Collectors.joining(", "));
    return "Of %d trials %d failed (%s) and count as worst, mostly because: %s%s."
        .formatted(history.size(), history.failures(), causes, reason(kinds), stopped);
  }

  /** The most frequent reason of the most frequent kind, the first told of several. */
  private String reason(Map<String, Long> kinds) {
    String kind =
        kinds.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    List<String> reasons =
        history.trials().stream()
            .filter(trial -> trial.outcome().state().equals(kind))
            .map(trial -> ((TrialOutcome.Failed) trial.outcome()).reason())
            .toList();
    Map<String, Long> counted =
        reasons.stream()
            .collect(
                Collectors.groupingBy(r -> r, java.util.LinkedHashMap::new, Collectors.counting()));
    String most =
        counted.entrySet().stream()
            .max(
                Map.Entry.<String, Long>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
            .orElseThrow()
            .getKey();
    String line = StringUtils.normalizeSpace(most);
    return "“%s”"
        .formatted(StringUtils.abbreviate(Strings.CS.removeEnd(line, "."), LONGEST_REASON));
  }
}
