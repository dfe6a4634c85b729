package org.hsicgpbo.trainers.problem;

/**
 * Examples of one purpose.
 *
 * @param inputs [examples][inputs]
 * @param targets [examples][outputs]
 */
public record Split(double[][] inputs, double[][] targets) {
  /** Checks that there are as many targets as inputs, and at least one. */
  public Split {
    if (inputs.length == 0 || inputs.length != targets.length) {
      throw new IllegalArgumentException(
          "There are %d inputs and %d targets; there must be as many of one as of the other, at least one."
              .formatted(inputs.length, targets.length));
    }
  }

  /** How many examples there are. */
  public int size() {
    return inputs.length;
  }
}
