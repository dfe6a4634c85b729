package org.hsicgpbo.trainers.training;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How good a network is on some examples.
 *
 * @param error what is minimised: root mean square difference, or share of wrong classes
 * @param metrics further figures by name, in the same order for ever
 */
record Measurement(double error, SortedMap<String, Double> metrics) {
  /** Sorts the figures by name. */
  Measurement(double error, Map<String, Double> metrics) {
    this(error, Collections.unmodifiableSortedMap(new TreeMap<>(metrics)));
  }
}
