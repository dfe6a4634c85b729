package org.hsicgpbo.trainers.data.decoded;

import java.util.Arrays;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.Rows;
import org.hsicgpbo.trainers.data.Standardisation;

/** Rows of numbers of a mapped file, shifted and scaled when they are asked for. */
public final class ScaledFloats implements Rows {
  private final MappedRows numbers;
  private final int groupSize;
  private final float[] mean;
  private final float[] factor;

  private ScaledFloats(MappedRows numbers, int groupSize, float[] mean, float[] factor) {
    this.numbers = numbers;
    this.groupSize = groupSize;
    this.mean = mean;
    this.factor = factor;
  }

  /** As they are. */
  public static ScaledFloats unscaled(DecodedSet set) {
    return new ScaledFloats(set.inputs(), set.shape().size(), new float[] {0}, new float[] {1});
  }

  /**
   * To mean 0 and standard deviation 1 over the rows that are named: in each column of flat rows,
   * in each channel of images. What is constant is only shifted.
   */
  public static ScaledFloats standardised(DecodedSet set, int[] fitted) {
    int groupSize =
        set.shape() instanceof InputShape.Image image ? image.height() * image.width() : 1;
    int groups = set.shape().size() / groupSize;
    double total = (double) fitted.length * groupSize;
    double[] means = new double[groups];
    double[] squares = new double[groups];
    float[] row = new float[set.shape().size()];
    for (int r : fitted) {
      set.inputs().floats(r, row, 0);
      for (int k = 0; k < row.length; k++) {
        means[k / groupSize] += row[k] / total;
      }
    }
    // In a second pass: a difference of sums would lose the digits of columns far from 0.
    for (int r : fitted) {
      set.inputs().floats(r, row, 0);
      for (int k = 0; k < row.length; k++) {
        double difference = row[k] - means[k / groupSize];
        squares[k / groupSize] += difference * difference / total;
      }
    }
    float[] mean = new float[groups];
    float[] factor = new float[groups];
    Arrays.setAll(squares, g -> squares[g] > 0 ? 1 / Math.sqrt(squares[g]) : 1);
    for (int g = 0; g < groups; g++) {
      mean[g] = (float) means[g];
      factor[g] = (float) squares[g];
    }
    return new ScaledFloats(set.inputs(), groupSize, mean, factor);
  }

  /** The scaling of each column of flat rows, of each channel of images, or one of everything. */
  public Standardisation scaling() {
    double[] means = new double[mean.length];
    double[] scales = new double[mean.length];
    for (int g = 0; g < mean.length; g++) {
      means[g] = mean[g];
      scales[g] = 1.0 / factor[g];
    }
    return new Standardisation(means, scales);
  }

  /** The same scaling of other rows of this shape, such as those for testing. */
  public ScaledFloats of(DecodedSet other) {
    return new ScaledFloats(other.inputs(), groupSize, mean, factor);
  }

  @Override
  public int count() {
    return numbers.count();
  }

  @Override
  public int width() {
    return numbers.rowBytes() / Float.BYTES;
  }

  @Override
  public void write(int[] rows, int from, int to, float[] into) {
    int width = width();
    for (int i = from; i < to; i++) {
      int at = (i - from) * width;
      numbers.floats(rows[i], into, at);
      for (int g = 0; g < mean.length; g++) {
        for (int k = at + g * groupSize; k < at + (g + 1) * groupSize; k++) {
          into[k] = (into[k] - mean[g]) * factor[g];
        }
      }
    }
  }
}
