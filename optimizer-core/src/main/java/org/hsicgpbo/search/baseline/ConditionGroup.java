package org.hsicgpbo.search.baseline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hsicgpbo.space.Condition;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;

/**
 * Hyperparameters of one condition, which therefore are active together or not at all.
 *
 * @param space where they come from
 * @param condition the condition that they share
 * @param indices their positions in the space
 */
record ConditionGroup(SearchSpace space, Condition condition, List<Integer> indices) {
  /** Copies the positions. */
  ConditionGroup {
    indices = List.copyOf(indices);
  }

  /** All groups of the space, the group of a parent before those of its children. */
  static List<ConditionGroup> of(SearchSpace space) {
    Map<Condition, List<Integer>> byCondition = new LinkedHashMap<>();
    for (int index : space.parentsFirst()) {
      byCondition.computeIfAbsent(space.get(index).condition(), c -> new ArrayList<>()).add(index);
    }
    return byCondition.entrySet().stream()
        .map(e -> new ConditionGroup(space, e.getKey(), e.getValue()))
        .toList();
  }

  /** The hyperparameters. */
  List<Hyperparameter> hyperparameters() {
    return indices.stream().map(space::get).toList();
  }

  /**
   * Whether the group is active.
   *
   * @param u coordinates of the space, those of the parents' groups set; NaN where inactive
   */
  boolean isActive(double[] u) {
    if (condition instanceof Condition.ParentIn parentIn) {
      int parent = space.indexOf(parentIn.parent());
      return !Double.isNaN(u[parent])
          && parentIn.values().contains(space.get(parent).valueAt(u[parent]));
    }
    return true;
  }

  /** The coordinates of the group in those of the points in which it is active. */
  double[][] observations(List<UnitPoint> points) {
    return points.stream()
        .filter(point -> point.isActive(indices.get(0)))
        .map(point -> indices.stream().mapToDouble(point::get).toArray())
        .toArray(double[][]::new);
  }

  /** The group's coordinates in those of the space. */
  double[] coordinates(double[] u) {
    return indices.stream().mapToDouble(index -> u[index]).toArray();
  }

  /** Sets the group's coordinates in those of the space. */
  void set(double[] u, double[] coordinates) {
    for (int k = 0; k < coordinates.length; k++) {
      u[indices.get(k)] = coordinates[k];
    }
  }
}
