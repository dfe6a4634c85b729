package org.hsicgpbo.driver.view;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a chart over time. Each interval takes the row whose last one ended latest before it
 * begins; for intervals that come by rising end, that needs the fewest rows.
 */
final class Lanes {
  private final List<Long> ends = new ArrayList<>();

  /** The row of the next interval, from 0. */
  int place(long begin, long end) {
    int chosen = -1;
    for (int lane = 0; lane < ends.size(); lane++) {
      boolean free = ends.get(lane) <= begin;
      if (free && (chosen < 0 || ends.get(lane) > ends.get(chosen))) {
        chosen = lane;
      }
    }
    if (chosen < 0) {
      ends.add(end);
      return ends.size() - 1;
    }
    ends.set(chosen, end);
    return chosen;
  }
}
