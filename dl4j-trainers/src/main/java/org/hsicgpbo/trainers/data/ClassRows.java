package org.hsicgpbo.trainers.data;

import java.util.Arrays;

/**
 * Classes as rows of a one and zeros.
 *
 * @param labels the class of each row, from 0
 * @param classes how many classes there are
 */
public record ClassRows(int[] labels, int classes) implements Rows {
  @Override
  public int count() {
    return labels.length;
  }

  @Override
  public int width() {
    return classes;
  }

  @Override
  public void write(int[] rows, int from, int to, float[] into) {
    Arrays.fill(into, 0, (to - from) * classes, 0);
    for (int i = from; i < to; i++) {
      into[(i - from) * classes + labels[rows[i]]] = 1;
    }
  }
}
