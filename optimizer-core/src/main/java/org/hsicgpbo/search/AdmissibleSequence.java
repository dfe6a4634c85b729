package org.hsicgpbo.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.hsicgpbo.space.SearchSpace;

/**
 * The admissible members of a fixed sequence of points, by their rank: the point of rank r is the
 * same whatever was asked before. Without constraints rank and index are one.
 */
public final class AdmissibleSequence {
  private final SearchSpace space;
  private final IntFunction<double[]> points;

  /** A cache: the index of each rank found so far. */
  private final List<Integer> indices = new ArrayList<>();

  /**
   * The admissible ones of these points.
   *
   * @param points by index from 0, each a fresh array; asked by one thread at a time
   */
  public AdmissibleSequence(SearchSpace space, IntFunction<double[]> points) {
    this.space = space;
    this.points = points;
  }

  /**
   * The coordinates of the point of that rank, from 0.
   *
   * @throws IllegalStateException if a million points in a row are not admissible
   */
  public synchronized double[] get(int rank) {
    if (!space.isConstrained()) {
      return points.apply(rank);
    }
    while (indices.size() <= rank) {
      indices.add(next(indices.isEmpty() ? 0 : indices.get(indices.size() - 1) + 1));
    }
    return points.apply(indices.get(rank));
  }

  private int next(int from) {
    int[] index = {from - 1};
    space.firstAdmissible(
        () -> {
          index[0]++;
          return space.activate(points.apply(index[0]));
        });
    return index[0];
  }
}
