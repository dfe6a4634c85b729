package org.hsicgpbo.trainers.network.perceptron;

import java.util.SplittableRandom;

/**
 * A sum. Its slopes are those of both summands: the earlier one adds them to what comes back to it
 * by the way around (see {@link LayerNumbers#bypass}).
 *
 * @param layer how large
 * @param before numbers of the layer before it
 * @param other numbers of the earlier layer
 * @param numbers its own
 */
record SumStep(SumLayer layer, LayerNumbers before, LayerNumbers other, LayerNumbers numbers)
    implements LayerStep {
  /** Joins the numbers. */
  SumStep {
    other.bypass(numbers);
  }

  @Override
  public void forward(int rows, SplittableRandom random) {
    predict(rows);
  }

  @Override
  public void predict(int rows) {
    float[] some = before.values().heap();
    float[] others = other.values().heap();
    float[] sums = numbers.values().heap();
    int count = rows * layer.outputs();
    for (int i = 0; i < count; i++) {
      sums[i] = some[i] + others[i];
    }
  }

  @Override
  public void backward(int rows) {
    System.arraycopy(numbers.deltas().heap(), 0, before.deltas().heap(), 0, rows * layer.outputs());
  }
}
