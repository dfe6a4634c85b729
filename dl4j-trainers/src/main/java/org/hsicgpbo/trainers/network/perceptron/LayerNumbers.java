package org.hsicgpbo.trainers.network.perceptron;

import java.util.SplittableRandom;

/** What one layer gives for a batch, what that should change by, and what dropout keeps. */
final class LayerNumbers implements AutoCloseable {
  /** 24 bits of chance are as many as a number of single precision has. */
  private static final int CHANCE_BITS = 24;

  private final TwinArray values;
  private final TwinArray deltas;

  /** Of each value: 0 if it is dropped, else 1 over the share that is kept. */
  private final float[] factors;

  private final float[] kept;

  /** Slopes by a later sum that these values go into beside the next layer; empty without one. */
  private float[] sum = {};

  /**
   * Room for a batch.
   *
   * @param numbers of all its examples
   * @param drops whether the next layer drops some of them
   */
  LayerNumbers(int numbers, boolean drops) {
    values = TwinArray.of(numbers);
    deltas = TwinArray.of(numbers);
    factors = new float[drops ? numbers : 0];
    kept = new float[drops ? numbers : 0];
  }

  /** Values on the heap are whole; outside they are what the next layer sees. */
  TwinArray values() {
    return values;
  }

  /** Slopes of the loss by the values; a dense layer makes them those by its sums. */
  TwinArray deltas() {
    return deltas;
  }

  /** Shows the next layer all values. */
  void show(int count) {
    values.upload(count);
  }

  /** Shows the next layer a share of the values, as much larger (Srivastava et al. 2014). */
  void showSome(int count, double share, SplittableRandom random) {
    int limit = (int) Math.round(share * (1 << CHANCE_BITS));
    float factor = (float) (1 / share);
    for (int i = 0; i < count; i += 2) {
      long bits = random.nextLong();
      factors[i] = (bits >>> (Long.SIZE - CHANCE_BITS)) < limit ? factor : 0;
      if (i + 1 < count) {
        factors[i + 1] = (bits & ((1 << CHANCE_BITS) - 1)) < limit ? factor : 0;
      }
    }
    float[] whole = values.heap();
    for (int i = 0; i < count; i++) {
      kept[i] = whole[i] * factors[i];
    }
    values.upload(kept, count);
  }

  /** A later sum takes these values too, before any are dropped. */
  void bypass(LayerNumbers later) {
    sum = later.deltas.heap();
  }

  /** Reads what the next layer has written: the deltas of what it was shown whole. */
  void receive(int count) {
    deltas.download(0, count);
    addBypass(count);
  }

  /** Reads what the next layer has written: the deltas of what it was shown a share of. */
  void receiveSome(int count) {
    deltas.download(0, count);
    float[] numbers = deltas.heap();
    for (int i = 0; i < count; i++) {
      numbers[i] *= factors[i];
    }
    addBypass(count);
  }

  private void addBypass(int count) {
    if (sum.length > 0) {
      float[] numbers = deltas.heap();
      for (int i = 0; i < count; i++) {
        numbers[i] += sum[i];
      }
    }
  }

  @Override
  public void close() {
    values.close();
    deltas.close();
  }
}
