package org.hsicgpbo.trainers.data;

/**
 * Rows in memory.
 *
 * @param width numbers in a row
 * @param values all rows one after another
 */
public record FloatRows(int width, float[] values) implements Rows {
  @Override
  public int count() {
    return values.length / width;
  }

  @Override
  public void write(int[] rows, int from, int to, float[] into) {
    for (int i = from; i < to; i++) {
      System.arraycopy(values, rows[i] * width, into, (i - from) * width, width);
    }
  }
}
