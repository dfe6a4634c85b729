package org.hsicgpbo.sensitivity;

import java.util.stream.IntStream;

/**
 * n points as feature vectors φ(x) of length r, one after another; the scalar product of two is the
 * kernel of the two points.
 */
final class FeatureMatrix {
  private final int n;
  private final int rank;
  private final double[] values;

  /**
   * Takes the array over.
   *
   * @param n how many points
   * @param rank r, the length of a feature vector
   * @param values φₖ of point i at {@code i * rank + k}
   */
  FeatureMatrix(int n, int rank, double[] values) {
    this.n = n;
    this.rank = rank;
    this.values = values;
  }

  /** How many points. */
  int n() {
    return n;
  }

  /** r, the length of a feature vector. */
  int rank() {
    return rank;
  }

  /** φₖ of point i at {@code i * rank + k}; not to be changed. */
  double[] values() {
    return values;
  }

  /** Points as features of length 1: the linear kernel. */
  static FeatureMatrix linear(double[] points) {
    return new FeatureMatrix(points.length, 1, points.clone());
  }

  /** Z as 0 and 1 with the linear kernel. */
  static FeatureMatrix indicator(boolean[] reached) {
    double[] values = new double[reached.length];
    for (int i = 0; i < reached.length; i++) {
      values[i] = reached[i] ? 1 : 0;
    }
    return new FeatureMatrix(reached.length, 1, values);
  }

  /** The features less their mean over the points. */
  FeatureMatrix centred() {
    double[] mean = mean();
    double[] centred = values.clone();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < rank; k++) {
        centred[i * rank + k] -= mean[k];
      }
    }
    return new FeatureMatrix(n, rank, centred);
  }

  /**
   * Only the features whose spread is more than a share of 1e-10 of the whole: what resampling
   * needs, several times shorter.
   */
  FeatureMatrix withoutNegligible() {
    double[] spread = new double[rank];
    double total = 0;
    FeatureMatrix centred = centred();
    for (int at = 0; at < values.length; at++) {
      double square = centred.values[at] * centred.values[at];
      spread[at % rank] += square;
      total += square;
    }
    double least = 1e-10 * total;
    int[] kept = IntStream.range(0, rank).filter(k -> spread[k] > least).toArray();
    double[] shorter = new double[n * kept.length];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < kept.length; k++) {
        shorter[i * kept.length + k] = values[i * rank + kept[k]];
      }
    }
    return new FeatureMatrix(n, kept.length, shorter);
  }

  /** Each feature vector times the factor of its point. */
  FeatureMatrix times(double[] factors) {
    double[] scaled = values.clone();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < rank; k++) {
        scaled[i * rank + k] *= factors[i];
      }
    }
    return new FeatureMatrix(n, rank, scaled);
  }

  /** Σᵢ aᵢ φ(xᵢ). */
  double[] sum(double[] factors) {
    double[] sum = new double[rank];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < rank; k++) {
        sum[k] += factors[i] * values[i * rank + k];
      }
    }
    return sum;
  }

  private double[] mean() {
    double[] mean = new double[rank];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < rank; k++) {
        mean[k] += values[i * rank + k];
      }
    }
    for (int k = 0; k < rank; k++) {
      mean[k] /= n;
    }
    return mean;
  }
}
