package org.hsicgpbo.trainers.training;

/** What is done to a batch before a network sees it. */
@FunctionalInterface
interface BatchChange {
  /** Nothing. */
  BatchChange NONE = (inputs, targets, size) -> {};

  /**
   * Changes both in place.
   *
   * @param inputs numbers of the inputs, one example after another
   * @param targets numbers of the targets, likewise
   * @param size how many examples
   */
  void apply(float[] inputs, float[] targets, int size);

  /** This change, then another. */
  default BatchChange and(BatchChange next) {
    return (inputs, targets, size) -> {
      apply(inputs, targets, size);
      next.apply(inputs, targets, size);
    };
  }
}
