package org.hsicgpbo.trainers.data;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * Shifts and scales columns: (x − mean) / scale. Fitted on training data alone.
 *
 * @param mean what is subtracted from each column
 * @param scale what each column is then divided by
 */
public record Standardisation(double[] mean, double[] scale) {

  /** To mean 0 and variance 1 (of the population); a constant column is only shifted. */
  public static Standardisation fit(double[][] rows) {
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
    return new Standardisation(mean, scale);
  }

  /** Changes nothing. */
  public static Standardisation identity(int columns) {
    double[] ones = new double[columns];
    Arrays.fill(ones, 1);
    return new Standardisation(new double[columns], ones);
  }

  /** The same for so many columns, if this is one for all of them. */
  public Standardisation of(int columns) {
    if (mean.length == columns) {
      return this;
    }
    double[] means = new double[columns];
    double[] scales = new double[columns];
    Arrays.fill(means, mean[0]);
    Arrays.fill(scales, scale[0]);
    return new Standardisation(means, scales);
  }

  /** A standardised number of a column in the units it had before. */
  public double invert(double standardised, int column) {
    return standardised * scale[column] + mean[column];
  }

  /** The rows in single precision. */
  public FloatRows apply(double[][] rows) {
    int columns = mean.length;
    float[] flat = new float[rows.length * columns];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < columns; k++) {
        flat[i * columns + k] = (float) ((rows[i][k] - mean[k]) / scale[k]);
      }
    }
    return new FloatRows(columns, flat);
  }
}
