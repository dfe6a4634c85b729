package org.hsicgpbo.trainers.data.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.hsicgpbo.trainers.data.DataProblem;

/** One array of an npz file, read row by row; its CRC-32 is checked at the end. */
final class NpyArray implements Closeable {
  /** Deflate cannot compress further than 1 to 1032. */
  private static final long HIGHEST_COMPRESSION = 1032;

  private static final long LARGEST_ROW = 100_000_000;

  private final Path file;
  private final ZipEntry entry;
  private final CheckedInputStream in;
  private final NpyHeader header;
  private final ByteBuffer row;
  private final int rowSize;

  private NpyArray(Path file, ZipEntry entry, CheckedInputStream in, NpyHeader header) {
    this.file = file;
    this.entry = entry;
    this.in = in;
    this.header = header;
    this.rowSize = checkedRowSize();
    this.row = ByteBuffer.allocate(rowSize * header.itemBytes()).order(header.order());
  }

  /**
   * Opens an array and reads its header.
   *
   * @throws IllegalArgumentException if it is no array that can be read
   */
  static NpyArray open(Path file, ZipFile zip, ZipEntry entry) {
    try {
      CheckedInputStream in = new CheckedInputStream(buffered(zip, entry), new CRC32());
      return new NpyArray(file, entry, in, header(file, entry, in));
    } catch (IOException e) {
      throw DataProblem.unreadable(file, e);
    }
  }

  private static NpyHeader header(Path file, ZipEntry entry, InputStream in) throws IOException {
    try {
      return NpyHeader.read(in);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s: array %s: %s".formatted(file, entry.getName(), e.getMessage()), e);
    }
  }

  private static InputStream buffered(ZipFile zip, ZipEntry entry) throws IOException {
    return new java.io.BufferedInputStream(zip.getInputStream(entry), 1 << 16);
  }

  /** The dimensions, the first of which counts the rows. */
  long[] shape() {
    return header.shape();
  }

  NpyHeader header() {
    return header;
  }

  /** How many rows there are. */
  int rows() {
    return (int) header.shape()[0];
  }

  /** How many elements a row has. */
  int rowSize() {
    return rowSize;
  }

  /** Reads the next row; the answer is overwritten by the next call. */
  ByteBuffer next() {
    try {
      int length = in.readNBytes(row.array(), 0, row.capacity());
      if (length < row.capacity()) {
        throw problem(
            "the array is cut off: its header tells of %d bytes of data."
                .formatted((long) rows() * row.capacity()));
      }
      return row;
    } catch (IOException e) {
      throw DataProblem.unreadable(file, e);
    }
  }

  /** Checks that nothing follows the last row, and the CRC-32. */
  void checkEnd() {
    try {
      if (in.read() >= 0) {
        throw problem("there are more data than its header tells of.");
      }
    } catch (IOException e) {
      throw DataProblem.unreadable(file, e);
    }
    if (entry.getCrc() != in.getChecksum().getValue()) {
      throw problem(
          "the data are damaged: their CRC-32 is %08x, and the file tells of %08x."
              .formatted(in.getChecksum().getValue(), entry.getCrc()));
    }
  }

  IllegalArgumentException problem(String message) {
    return DataProblem.in(file, "array %s: %s".formatted(entry.getName(), message));
  }

  private int checkedRowSize() {
    long[] shape = header.shape();
    if (shape.length == 0 || shape[0] < 1 || shape[0] > Integer.MAX_VALUE) {
      throw problem("found the shape %s; there must be rows.".formatted(Arrays.toString(shape)));
    }
    long size = 1;
    for (int i = 1; i < shape.length; i++) {
      size *= shape[i];
      if (size < 1 || size > LARGEST_ROW) {
        throw problem("found the shape %s; it cannot be.".formatted(Arrays.toString(shape)));
      }
    }
    long bytes = size * shape[0] * header.itemBytes();
    long most = entry.getCompressedSize() * HIGHEST_COMPRESSION;
    if (bytes > most || bytes > entry.getSize()) {
      throw problem(
          "the array is cut off: its header tells of %d bytes of data, and the file has %d."
              .formatted(bytes, entry.getSize()));
    }
    return (int) size;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
