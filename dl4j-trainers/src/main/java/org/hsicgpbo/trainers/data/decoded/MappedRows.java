package org.hsicgpbo.trainers.data.decoded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/**
 * Rows of a file mapped into memory, in pieces because a buffer ends at 2 GiB. Safe for several
 * threads.
 */
public final class MappedRows {
  private static final long PIECE_BYTES = 1L << 30;

  private final ByteBuffer[] pieces;
  private final FloatBuffer[] floats;
  private final int rowsPerPiece;
  private final int rowBytes;
  private final int count;

  private MappedRows(ByteBuffer[] pieces, int rowsPerPiece, int rowBytes, int count) {
    this.pieces = pieces;
    this.rowsPerPiece = rowsPerPiece;
    this.rowBytes = rowBytes;
    this.count = count;
    floats = new FloatBuffer[pieces.length];
    for (int i = 0; i < pieces.length; i++) {
      floats[i] = pieces[i].asFloatBuffer();
    }
  }

  /** Maps the first {@code count} rows of a file. */
  static MappedRows map(FileChannel file, int count, int rowBytes) throws IOException {
    int rowsPerPiece = (int) Math.max(1, Math.min(count, PIECE_BYTES / rowBytes));
    int parts = (int) (((long) count + rowsPerPiece - 1) / rowsPerPiece);
    ByteBuffer[] pieces = new ByteBuffer[parts];
    for (int i = 0; i < parts; i++) {
      long rows = Math.min(rowsPerPiece, count - (long) i * rowsPerPiece);
      pieces[i] =
          file.map(
              FileChannel.MapMode.READ_ONLY, (long) i * rowsPerPiece * rowBytes, rows * rowBytes);
    }
    return new MappedRows(pieces, rowsPerPiece, rowBytes, count);
  }

  /** How many rows there are. */
  public int count() {
    return count;
  }

  /** How many bytes a row has. */
  public int rowBytes() {
    return rowBytes;
  }

  /** Copies the bytes of a row. */
  public void bytes(int row, byte[] into) {
    pieces[row / rowsPerPiece].get(row % rowsPerPiece * rowBytes, into, 0, rowBytes);
  }

  /** Copies the numbers of a row to {@code into[at]} and on. */
  public void floats(int row, float[] into, int at) {
    int width = rowBytes / Float.BYTES;
    floats[row / rowsPerPiece].get(row % rowsPerPiece * width, into, at, width);
  }

  void updateChecksum(CRC32C checksum) {
    for (ByteBuffer piece : pieces) {
      checksum.update(piece.duplicate());
    }
  }
}
