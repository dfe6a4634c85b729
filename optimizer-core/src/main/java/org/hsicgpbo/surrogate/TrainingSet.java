package org.hsicgpbo.surrogate;

/**
 * Observations of a Gaussian process.
 *
 * @param inputs [n][features]
 * @param targets [n], finite, best of mean 0 and variance 1
 * @param groups for each feature the index of the lengthscale it shares, from 0
 */
public record TrainingSet(double[][] inputs, double[] targets, int[] groups) {
  /** Checks the shapes. */
  public TrainingSet {
    if (inputs.length == 0 || inputs.length != targets.length) {
      throw new IllegalArgumentException(
          "There are %d inputs and %d targets; there must be as many of one as of the other, at least one."
              .formatted(inputs.length, targets.length));
    }
    for (double[] row : inputs) {
      if (row.length != groups.length) {
        throw new IllegalArgumentException(
            "An input has %d features, but there are groups for %d."
                .formatted(row.length, groups.length));
      }
    }
  }

  /** How many observations there are. */
  public int size() {
    return inputs.length;
  }

  /** How many lengthscales there are. */
  public int lengthscales() {
    int most = -1;
    for (int group : groups) {
      most = Math.max(most, group);
    }
    return most + 1;
  }

  /** Only the observations at these places. */
  public TrainingSet subset(int[] kept) {
    double[][] fewerInputs = new double[kept.length][];
    double[] fewerTargets = new double[kept.length];
    for (int k = 0; k < kept.length; k++) {
      fewerInputs[k] = inputs[kept[k]];
      fewerTargets[k] = targets[kept[k]];
    }
    return new TrainingSet(fewerInputs, fewerTargets, groups);
  }

  /** The same with one more observation. */
  public TrainingSet with(double[] input, double target) {
    double[][] moreInputs = java.util.Arrays.copyOf(inputs, inputs.length + 1);
    double[] moreTargets = java.util.Arrays.copyOf(targets, targets.length + 1);
    moreInputs[inputs.length] = input.clone();
    moreTargets[targets.length] = target;
    return new TrainingSet(moreInputs, moreTargets, groups);
  }
}
