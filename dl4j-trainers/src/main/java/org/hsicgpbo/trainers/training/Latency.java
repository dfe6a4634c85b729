package org.hsicgpbo.trainers.training;

import java.util.Arrays;
import java.util.function.LongSupplier;
import org.hsicgpbo.trainers.data.Dataset;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.network.dl4j.Network;

/** How long one forward pass of one example takes. */
final class Latency {
  private static final int WARM_UP_PASSES = 3;
  private static final int MOST_PASSES = 30;

  /** More passes than fit into this tell little more. */
  private static final long MOST_NANOS = 20_000_000;

  private static final double NANOS_PER_MILLISECOND = 1e6;

  private Latency() {}

  /**
   * The median of some passes, in milliseconds, as seen from Java.
   *
   * @param shape of an input, as the network takes it
   * @param nanoTime a clock in nanoseconds
   */
  static double milliseconds(
      Network network, Dataset data, InputShape shape, LongSupplier nanoTime) {
    try (Batch example = new Batch(1, shape, data.task().outputs())) {
      example.fill(data.validation(), new int[] {0}, 0);
      for (int i = 0; i < WARM_UP_PASSES; i++) {
        network.output(example.inputs()).close();
      }
      long[] nanos = new long[MOST_PASSES];
      long start = nanoTime.getAsLong();
      int passes = 0;
      while (passes < MOST_PASSES && (passes == 0 || nanoTime.getAsLong() - start < MOST_NANOS)) {
        long before = nanoTime.getAsLong();
        network.output(example.inputs()).close();
        nanos[passes++] = nanoTime.getAsLong() - before;
      }
      Arrays.sort(nanos, 0, passes);
      return nanos[passes / 2] / NANOS_PER_MILLISECOND;
    }
  }
}
