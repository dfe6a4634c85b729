package org.hsicgpbo.space;

import java.util.Arrays;

/**
 * A point of the unit cube, one coordinate in [0,1] for each hyperparameter of a space in its
 * order; NaN stands for an inactive hyperparameter.
 */
public final class UnitPoint {
  private final double[] coordinates;

  /**
   * Copies the coordinates.
   *
   * @throws IllegalArgumentException if one is neither NaN nor in [0,1]
   */
  public UnitPoint(double... coordinates) {
    this.coordinates = coordinates.clone();
    for (double u : coordinates) {
      if (!Double.isNaN(u)) {
        Checks.unit(u);
      }
    }
  }

  /** How many coordinates there are. */
  public int dimensions() {
    return coordinates.length;
  }

  /** The coordinate at the index; NaN if inactive. */
  public double get(int index) {
    return coordinates[index];
  }

  /** Whether the hyperparameter at the index is active. */
  public boolean isActive(int index) {
    return !Double.isNaN(coordinates[index]);
  }

  /** A copy of the coordinates. */
  public double[] toArray() {
    return coordinates.clone();
  }

  /** The same point with another coordinate at the index. */
  public UnitPoint with(int index, double u) {
    double[] copy = toArray();
    copy[index] = u;
    return new UnitPoint(copy);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UnitPoint point && Arrays.equals(coordinates, point.coordinates);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(coordinates);
  }

  @Override
  public String toString() {
    return Arrays.toString(coordinates);
  }
}
