package org.hsicgpbo.driver.triallog;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.space.Value;

/**
 * The active values of one row by name, read from the columns whenever they are asked for: an
 * analysis looks at coordinates, and a map of its own for each of millions of trials would take far
 * more memory than the columns.
 */
final class RowValues extends AbstractMap<String, Value> {
  private final List<CellReader> readers;
  private final UnitPoint point;
  private final int row;

  /** Of the hyperparameters that are active in the point. */
  RowValues(List<CellReader> readers, UnitPoint point, int row) {
    this.readers = readers;
    this.point = point;
    this.row = row;
  }

  @Override
  public Set<Map.Entry<String, Value>> entrySet() {
    Map<String, Value> active = new LinkedHashMap<>();
    for (int i = 0; i < readers.size(); i++) {
      if (point.isActive(i)) {
        active.put(readers.get(i).hyperparameter().name(), readers.get(i).read(row).value());
      }
    }
    return active.entrySet();
  }
}
