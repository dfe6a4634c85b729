package org.hsicgpbo.trainers.network.plan;

/** A function of what a layer has added up. */
public interface Activation {
  /**
   * Floating-point operations for one unit: comparisons and products count one each, an exponential
   * or its kin ten (our convention, docs/method.md).
   */
  int flops();
}
