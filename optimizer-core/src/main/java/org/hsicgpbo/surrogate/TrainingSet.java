package org.hsicgpbo.surrogate;

import java.util.Arrays;

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

  /** The same with more observations. */
  TrainingSet with(double[][] further, double[] furtherTargets) {
    int n = inputs.length;
    double[][] moreInputs = Arrays.copyOf(inputs, n + further.length);
    double[] moreTargets = Arrays.copyOf(targets, n + further.length);
    for (int i = 0; i < further.length; i++) {
      moreInputs[n + i] = further[i].clone();
      moreTargets[n + i] = furtherTargets[i];
    }
    return new TrainingSet(moreInputs, moreTargets, groups);
  }
}
