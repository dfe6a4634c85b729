package org.hsicgpbo.trainers.data.decoded;

import java.util.Arrays;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.Rows;

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

  private ScaledBytes(MappedRows bytes, int channelSize, float[][] tables) {
    this.bytes = bytes;
    this.channelSize = channelSize;
    this.tables = tables;
  }

  /** Divided by 255: from 0 to 1. */
  public static ScaledBytes unit(DecodedSet set) {
    float[] table = new float[BYTES];
    for (int b = 0; b < BYTES; b++) {
      table[b] = (float) (b / LARGEST);
    }
    float[][] tables = new float[channels(set.shape())][];
    Arrays.fill(tables, table);
    return new ScaledBytes(set.inputs(), set.shape().size() / tables.length, tables);
  }

  /**
   * To mean 0 and standard deviation 1 in each channel over the rows that are named; a constant
   * channel is only shifted. Flat rows are one channel.
   */
  public static ScaledBytes standardised(DecodedSet set, int[] fitted) {
    int channels = channels(set.shape());
    int channelSize = set.shape().size() / channels;
    long[][] counts = histograms(set.inputs(), fitted, channels, channelSize);
    float[][] tables = new float[channels][];
    for (int c = 0; c < channels; c++) {
      tables[c] = standardising(counts[c], (double) fitted.length * channelSize);
    }
    return new ScaledBytes(set.inputs(), channelSize, tables);
  }

  /** The same scaling of other rows of this shape, such as those for testing. */
  public ScaledBytes of(DecodedSet other) {
    return new ScaledBytes(other.inputs(), channelSize, tables);
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

  private static float[] standardising(long[] counts, double total) {
    double mean = 0;
    for (int b = 0; b < BYTES; b++) {
      mean += counts[b] * (double) b / total;
    }
    double variance = 0;
    for (int b = 0; b < BYTES; b++) {
      variance += counts[b] * (b - mean) * (b - mean) / total;
    }
    double scale = variance > 0 ? Math.sqrt(variance) : 1;
    float[] table = new float[BYTES];
    for (int b = 0; b < BYTES; b++) {
      table[b] = (float) ((b - mean) / scale);
    }
    return table;
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
