package org.hsicgpbo.driver.dashboard;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hsicgpbo.driver.view.StudySnapshot;
import org.hsicgpbo.driver.view.ViewJson;

/**
 * The columns of trials as JSON, for the places that are asked for most: all who open the page at
 * the same moment get the same bytes.
 */
final class TrialsCache {
  private static final int MOST = 4;

  private final Map<Range, Encoded> encoded =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Range, Encoded> eldest) {
          return size() > MOST;
        }
      };

  private record Range(int from, int count) {}

  /** The finished trials of a snapshot from that place on. */
  synchronized Encoded columns(StudySnapshot snapshot, int from) {
    return encoded.computeIfAbsent(
        new Range(from, snapshot.count()),
        range -> Encoded.of(ViewJson.bytes(snapshot.columnsFrom(range.from()))));
  }
}
