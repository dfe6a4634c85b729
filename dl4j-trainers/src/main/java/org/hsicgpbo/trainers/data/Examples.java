package org.hsicgpbo.trainers.data;

/**
 * Examples of one purpose, as networks see them: preprocessed, in single precision. Immutable; safe
 * for use by several threads.
 */
public interface Examples {
  /** How many there are, at least one. */
  int size();

  /**
   * Writes the inputs of {@code rows[from]} to {@code rows[to - 1]} one after another, each in the
   * order of its {@link InputShape}.
   *
   * @param rows numbers of examples, from 0
   * @param into at least {@code (to - from) · shape.size()} long
   */
  void inputs(int[] rows, int from, int to, float[] into);

  /**
   * Writes the targets of the same examples one after another: a number for each output of a
   * regression, a one and zeros for the classes of a classification.
   *
   * @param into at least {@code (to - from) · task.outputs()} long
   */
  void targets(int[] rows, int from, int to, float[] into);
}
