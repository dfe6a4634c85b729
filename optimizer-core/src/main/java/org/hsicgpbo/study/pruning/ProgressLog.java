package org.hsicgpbo.study.pruning;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The validation errors of all trials by epoch, as far as they are known. Not safe for use by
 * several threads.
 */
public final class ProgressLog {
  private final NavigableMap<Integer, NavigableMap<Integer, Progress>> trials = new TreeMap<>();
  private final Set<Integer> completed = new HashSet<>();
  private final Set<Integer> failed = new HashSet<>();

  /**
   * Records an epoch. A trial that begins again, because its worker died, replaces what was
   * recorded of it from that epoch on.
   *
   * @param error the measured validation error; finite
   */
  public Progress record(int trial, int epoch, int epochs, double error) {
    NavigableMap<Integer, Progress> curve =
        trials.computeIfAbsent(trial, number -> new TreeMap<>());
    curve.tailMap(epoch, true).clear();
    Map.Entry<Integer, Progress> last = curve.lastEntry();
    Progress progress =
        last == null
            ? Progress.first(trial, epoch, epochs, error)
            : last.getValue().next(epoch, epochs, error);
    curve.put(epoch, progress);
    return progress;
  }

  /** The trial was trained to its end. */
  public void completed(int trial) {
    completed.add(trial);
  }

  /** The trial has no error and will have none. */
  public void failed(int trial) {
    failed.add(trial);
  }

  /** All trials that have reached an epoch, each at its first measured one not before that. */
  public List<Progress> at(int epoch) {
    return trials.values().stream()
        .flatMap(curve -> value(curve.ceilingEntry(epoch)).stream())
        .toList();
  }

  /** The completed trials, each at its last measured epoch up to that one. */
  public List<Progress> completedBy(int epoch) {
    return completed.stream()
        .sorted()
        .map(trials::get)
        .filter(Objects::nonNull)
        .flatMap(curve -> value(curve.floorEntry(epoch)).stream())
        .toList();
  }

  /**
   * The trials that have reached an epoch and have not failed since, as in {@link #at}, and those
   * that were completed before it, at their end.
   */
  public Stream<Progress> comparableAt(int epoch) {
    return trials.entrySet().stream()
        .filter(entry -> !failed.contains(entry.getKey()))
        .flatMap(
            entry ->
                value(entry.getValue().ceilingEntry(epoch))
                    .or(
                        () ->
                            completed.contains(entry.getKey())
                                ? value(entry.getValue().lastEntry())
                                : Optional.empty())
                    .stream());
  }

  private static Optional<Progress> value(Map.@Nullable Entry<Integer, Progress> entry) {
    return entry == null ? Optional.empty() : Optional.of(entry.getValue());
  }
}
