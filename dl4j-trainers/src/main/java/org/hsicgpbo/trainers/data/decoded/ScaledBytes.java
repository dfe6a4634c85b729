package org.hsicgpbo.trainers.data.decoded;

import java.util.Arrays;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.Rows;
import org.hsicgpbo.trainers.data.Standardisation;

/**
 * Rows of bytes as numbers. A table of 256 numbers for each channel holds what every byte becomes,
 * so that scaling costs one look-up.
 */
public final class ScaledBytes implements Rows {
  private static final int BYTES = 256;
  private static final double LARGEST = 255;

  private final MappedRows bytes;
  private final int channelSize;
  private final float[][] tables;
  private final Standardisation scaling;

  private ScaledBytes(
      MappedRows bytes, int channelSize, float[][] tables, Standardisation scaling) {
    this.bytes = bytes;
    this.channelSize = channelSize;
    this.tables = tables;
    this.scaling = scaling;
  }

  /** Divided by 255: from 0 to 1. */
  public static ScaledBytes unit(DecodedSet set) {
    int channels = channels(set.shape());
    double[] scale = new double[channels];
    Arrays.fill(scale, LARGEST);
    return scaled(set, new Standardisation(new double[channels], scale));
  }

  /**
   * To mean 0 and standard deviation 1 in each channel over the rows that are named; a constant
   * channel is only shifted. Flat rows are one channel.
   */
  public static ScaledBytes standardised(DecodedSet set, int[] fitted) {
    int channels = channels(set.shape());
    int channelSize = set.shape().size() / channels;
    long[][] counts = histograms(set.inputs(), fitted, channels, channelSize);
    double total = (double) fitted.length * channelSize;
    double[] mean = new double[channels];
    double[] scale = new double[channels];
    for (int c = 0; c < channels; c++) {
      for (int b = 0; b < BYTES; b++) {
        mean[c] += counts[c][b] * (double) b / total;
      }
      double variance = 0;
      for (int b = 0; b < BYTES; b++) {
        variance += counts[c][b] * (b - mean[c]) * (b - mean[c]) / total;
      }
      scale[c] = variance > 0 ? Math.sqrt(variance) : 1;
    }
    return scaled(set, new Standardisation(mean, scale));
  }

  private static ScaledBytes scaled(DecodedSet set, Standardisation scaling) {
    int channels = scaling.mean().length;
    float[][] tables = new float[channels][BYTES];
    for (int c = 0; c < channels; c++) {
      for (int b = 0; b < BYTES; b++) {
        tables[c][b] = (float) ((b - scaling.mean()[c]) / scaling.scale()[c]);
      }
    }
    return new ScaledBytes(set.inputs(), set.shape().size() / channels, tables, scaling);
  }

  /** The scaling of each channel; flat rows are one channel. */
  public Standardisation scaling() {
    return scaling;
  }

  /** The same scaling of other rows of this shape, such as those for testing. */
  public ScaledBytes of(DecodedSet other) {
    return new ScaledBytes(other.inputs(), channelSize, tables, scaling);
  }

  private static int channels(InputShape shape) {
    return shape instanceof InputShape.Image image ? image.channels() : 1;
  }

  private static long[][] histograms(MappedRows bytes, int[] rows, int channels, int channelSize) {
    long[][] counts = new long[channels][BYTES];
    byte[] row = new byte[bytes.rowBytes()];
    for (int r : rows) {
      bytes.bytes(r, row);
      for (int c = 0; c < channels; c++) {
        long[] count = counts[c];
        for (int k = c * channelSize; k < (c + 1) * channelSize; k++) {
          count[row[k] & 0xFF]++;
        }
      }
    }
    return counts;
  }

  @Override
  public int count() {
    return bytes.count();
  }

  @Override
  public int width() {
    return bytes.rowBytes();
  }

  @Override
  public void write(int[] rows, int from, int to, float[] into) {
    int width = width();
    byte[] row = new byte[width];
    for (int i = from; i < to; i++) {
      bytes.bytes(rows[i], row);
      int at = (i - from) * width;
      for (int c = 0; c < tables.length; c++) {
        float[] table = tables[c];
        for (int k = c * channelSize; k < (c + 1) * channelSize; k++) {
          into[at + k] = table[row[k] & 0xFF];
        }
      }
    }
  }
}
