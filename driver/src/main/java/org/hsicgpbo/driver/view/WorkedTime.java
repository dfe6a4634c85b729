package org.hsicgpbo.driver.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** For how long trials were trained, whoever trained them: the length of the union of intervals. */
final class WorkedTime {
  private static final int WINDOW = 20;

  private record Span(long begin, long end) {}

  /** Disjoint, the latest last. */
  private final Deque<Span> spans = new ArrayDeque<>();

  /** The milliseconds that had been worked when each of the trials ended that took time. */
  private final List<Long> atEnds = new ArrayList<>();

  private long total;

  /**
   * Adds a trial, in milliseconds. One that took no time was not trained here, but taken from a
   * log, and says nothing about the pace.
   */
  void add(long begin, long end) {
    long from = begin;
    long to = end;
    while (!spans.isEmpty() && spans.getLast().end() >= from) {
      Span last = spans.removeLast();
      total -= last.end() - last.begin();
      from = Math.min(from, last.begin());
      to = Math.max(to, last.end());
    }
    spans.addLast(new Span(from, to));
    total += to - from;
    if (begin < end) {
      atEnds.add(total);
    }
  }

  /** The seconds that were worked until the last trial ended. */
  double seconds() {
    return total / 1000.0;
  }

  /**
   * The seconds that were worked so far, while somebody goes on.
   *
   * @param begun when those who are at work began, in epoch milliseconds: a pause before does not
   *     count
   * @param until now, in epoch milliseconds
   */
  double seconds(long begun, long until) {
    return (total + Math.max(0, until - Math.max(begun, lastEnd(begun)))) / 1000.0;
  }

  /** When the last trial ended, in epoch milliseconds; the given time if none has. */
  long lastEnd(long otherwise) {
    return spans.isEmpty() ? otherwise : spans.getLast().end();
  }

  /** The seconds from one end to the next, over the last trials; NaN of fewer than two. */
  double secondsPerTrial() {
    int window = Math.min(WINDOW, atEnds.size() - 1);
    if (window < 1) {
      return Double.NaN;
    }
    long last = atEnds.get(atEnds.size() - 1);
    return (last - atEnds.get(atEnds.size() - 1 - window)) / 1000.0 / window;
  }
}
