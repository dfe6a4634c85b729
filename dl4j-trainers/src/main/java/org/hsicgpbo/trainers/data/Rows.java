package org.hsicgpbo.trainers.data;

/** Rows of numbers of one width, decoded when they are asked for. Safe for several threads. */
public interface Rows {
  /** How many rows there are. */
  int count();

  /** How many numbers a row has. */
  int width();

  /**
   * Writes rows one after another.
   *
   * @param rows numbers of rows, of which those from {@code from} to {@code to - 1} are written
   * @param into at least {@code (to - from) · width()} long
   */
  void write(int[] rows, int from, int to, float[] into);
}
