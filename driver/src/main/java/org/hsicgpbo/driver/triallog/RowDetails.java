package org.hsicgpbo.driver.triallog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What columns of numbers cannot hold of a trial.
 *
 * @param number the number that the log gives it; empty if it gives none
 * @param seed of its training; 0 if it is not known
 * @param reason why it failed; empty if it is not known
 * @param metrics further figures of a completed trial
 */
record RowDetails(OptionalInt number, long seed, String reason, Map<String, Double> metrics) {
  static final RowDetails NONE = new RowDetails(OptionalInt.empty(), 0, "", Map.of());

  /** Copies the figures, keeping their order. */
  RowDetails {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  RowDetails withNumber(int newNumber) {
    return new RowDetails(OptionalInt.of(newNumber), seed, reason, metrics);
  }

  RowDetails withSeed(long newSeed) {
    return new RowDetails(number, newSeed, reason, metrics);
  }

  RowDetails withReason(String newReason) {
    return new RowDetails(number, seed, newReason, metrics);
  }

  RowDetails withMetrics(Map<String, Double> newMetrics) {
    return new RowDetails(number, seed, reason, newMetrics);
  }
}
