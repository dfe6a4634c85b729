package org.hsicgpbo.trainers.data;

/** The examples of one set, then those of another. */
final class JoinedExamples implements Examples {
  private final Examples first;
  private final Examples second;
  private final int inputs;
  private final int outputs;

  JoinedExamples(Examples first, Examples second, int inputs, int outputs) {
    this.first = first;
    this.second = second;
    this.inputs = inputs;
    this.outputs = outputs;
  }

  @Override
  public int size() {
    return first.size() + second.size();
  }

  @Override
  public void inputs(int[] rows, int from, int to, float[] into) {
    write(rows, from, to, inputs, into, true);
  }

  @Override
  public void targets(int[] rows, int from, int to, float[] into) {
    write(rows, from, to, outputs, into, false);
  }

  /** One row at a time: neighbours in an order seldom lie in the same set. */
  private void write(int[] rows, int from, int to, int width, float[] into, boolean wantsInputs) {
    float[] row = new float[width];
    int[] number = new int[1];
    for (int i = from; i < to; i++) {
      boolean inFirst = rows[i] < first.size();
      Examples set = inFirst ? first : second;
      number[0] = inFirst ? rows[i] : rows[i] - first.size();
      if (wantsInputs) {
        set.inputs(number, 0, 1, row);
      } else {
        set.targets(number, 0, 1, row);
      }
      System.arraycopy(row, 0, into, (i - from) * width, width);
    }
  }
}
