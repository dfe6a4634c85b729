package org.hsicgpbo.trainers.training;

import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * Shifts and scales columns; fitted on training data alone.
 *
 * @param mean what is subtracted from each column
 * @param scale what each column is then divided by
 */
record Standardiser(double[] mean, double[] scale) {

  /** To mean 0 and variance 1; a constant column is only shifted. */
  static Standardiser fit(double[][] rows) {
    int columns = rows[0].length;
    double[] mean = new double[columns];
    double[] scale = new double[columns];
    double[] column = new double[rows.length];
    for (int k = 0; k < columns; k++) {
      for (int i = 0; i < rows.length; i++) {
        column[i] = rows[i][k];
      }
      mean[k] = new Mean().evaluate(column);
      double deviation = new StandardDeviation(false).evaluate(column);
      scale[k] = deviation > 0 ? deviation : 1;
    }
    return new Standardiser(mean, scale);
  }

  /** Changes nothing. */
  static Standardiser identity(int columns) {
    double[] ones = new double[columns];
    java.util.Arrays.fill(ones, 1);
    return new Standardiser(new double[columns], ones);
  }

  /** The rows, one after another, as single-precision numbers. */
  float[] apply(double[][] rows) {
    int columns = mean.length;
    float[] flat = new float[rows.length * columns];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < columns; k++) {
        flat[i * columns + k] = (float) ((rows[i][k] - mean[k]) / scale[k]);
      }
    }
    return flat;
  }
}
