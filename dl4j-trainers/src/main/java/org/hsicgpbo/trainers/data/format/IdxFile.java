package org.hsicgpbo.trainers.data.format;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.hsicgpbo.trainers.data.DataProblem;

/**
 * A file in the IDX format of the MNIST set, plain or compressed by gzip: two zero bytes, the kind
 * of the elements, the number of dimensions, the dimensions as 32-bit integers, the elements.
 * Elements are unsigned bytes.
 */
final class IdxFile implements Closeable {
  private static final int UNSIGNED_BYTES = 0x08;
  private static final int MOST_DIMENSIONS = 4;
  private static final int GZIP_MAGIC = 0x1F8B;
  private static final int BUFFER_BYTES = 1 << 16;

  /** An image of a hundred million numbers is no image. */
  private static final long LARGEST_ROW = 100_000_000;

  private final Path path;
  private final InputStream in;
  private final int[] dimensions;

  private IdxFile(Path path, InputStream in, int[] dimensions) {
    this.path = path;
    this.in = in;
    this.dimensions = dimensions;
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws IllegalArgumentException if it is no such file or cannot be read
   */
  static IdxFile open(Path path) {
    try {
      InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES);
      try {
        InputStream plain = decompressed(in);
        return new IdxFile(path, plain, header(path, plain));
      } catch (IOException | RuntimeException e) {
        in.close();
        throw e;
      }
    } catch (IOException e) {
      throw DataProblem.unreadable(path, e);
    }
  }

  private static InputStream decompressed(InputStream in) throws IOException {
    in.mark(2);
    int magic = in.read() << 8 | in.read();
    in.reset();
    return magic == GZIP_MAGIC
        ? new BufferedInputStream(new GZIPInputStream(in, BUFFER_BYTES), BUFFER_BYTES)
        : in;
  }

  private static int[] header(Path path, InputStream in) throws IOException {
    byte[] magic = in.readNBytes(4);
    if (magic.length < 4 || magic[0] != 0 || magic[1] != 0) {
      throw DataProblem.in(path, "this is no IDX file: it must begin with two zero bytes.");
    }
    if (magic[2] != UNSIGNED_BYTES) {
      throw DataProblem.in(
          path,
          "found IDX elements of the kind 0x%02x; only unsigned bytes (0x08) can be read."
              .formatted(magic[2]));
    }
    if (magic[3] < 1 || magic[3] > MOST_DIMENSIONS) {
      throw DataProblem.in(
          path, "found %d dimensions; there must be 1 to %d.".formatted(magic[3], MOST_DIMENSIONS));
    }
    byte[] sizes = in.readNBytes(magic[3] * Integer.BYTES);
    if (sizes.length < magic[3] * Integer.BYTES) {
      throw DataProblem.in(path, "the file ends within its header.");
    }
    int[] dimensions = new int[magic[3]];
    DataInputStream numbers = new DataInputStream(new java.io.ByteArrayInputStream(sizes));
    for (int i = 0; i < dimensions.length; i++) {
      dimensions[i] = numbers.readInt();
    }
    checkSizes(path, dimensions);
    return dimensions;
  }

  private static void checkSizes(Path path, int[] dimensions) {
    long row = 1;
    for (int i = 0; i < dimensions.length; i++) {
      row *= i == 0 ? 1 : dimensions[i];
      if (dimensions[i] < 1 || row > LARGEST_ROW) {
        throw DataProblem.in(
            path,
            "the dimensions %s in its header cannot be.".formatted(Arrays.toString(dimensions)));
      }
    }
  }

  /** How many rows there are. */
  int rows() {
    return dimensions[0];
  }

  /** The dimensions of a row; none for labels. */
  int[] rowDimensions() {
    return Arrays.copyOfRange(dimensions, 1, dimensions.length);
  }

  /** Copies all elements, row by row. */
  void copyTo(OutputStream out) throws IOException {
    byte[] row = new byte[rowBytes()];
    for (int i = 0; i < rows(); i++) {
      read(row, i);
      out.write(row);
    }
    checkEnd();
  }

  /** All elements of a file with one dimension. */
  byte[] labels() {
    if (dimensions.length != 1) {
      throw DataProblem.in(
          path,
          "found %d dimensions; a file of labels has one. Maybe images and labels are swapped."
              .formatted(dimensions.length));
    }
    byte[] all;
    try {
      all = in.readNBytes(rows());
    } catch (IOException e) {
      throw DataProblem.unreadable(path, e);
    }
    if (all.length < rows()) {
      throw cutOff(all.length);
    }
    checkEnd();
    return all;
  }

  private int rowBytes() {
    return Arrays.stream(rowDimensions()).reduce(1, (a, b) -> a * b);
  }

  private void read(byte[] row, int number) {
    try {
      int length = in.readNBytes(row, 0, row.length);
      if (length < row.length) {
        throw cutOff((long) number * row.length + length);
      }
    } catch (IOException e) {
      throw DataProblem.unreadable(path, e);
    }
  }

  private IllegalArgumentException cutOff(long found) {
    return DataProblem.in(
        path,
        "the file is cut off: its header tells of %d bytes of data, and there are %d."
            .formatted((long) rows() * rowBytes(), found));
  }

  /** Reading to the end also lets gzip compare its checksum. */
  private void checkEnd() {
    try {
      if (in.read() >= 0) {
        throw DataProblem.in(
            path,
            "there are more than the %d bytes of data of which its header tells."
                .formatted((long) rows() * rowBytes()));
      }
    } catch (IOException e) {
      throw DataProblem.unreadable(path, e);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
