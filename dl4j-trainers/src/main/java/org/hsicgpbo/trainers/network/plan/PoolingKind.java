package org.hsicgpbo.trainers.network.plan;

/** Which number stands for a window. */
public enum PoolingKind {
  /** The largest. */
  MAX,
  /** The mean. */
  AVERAGE;

  /** Operations for one window: comparisons, or sums and one product. */
  long flops(long numbers) {
    return this == MAX ? numbers - 1 : numbers;
  }
}
