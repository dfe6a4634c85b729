package org.hsicgpbo.driver.dashboard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A body, as it is and compressed.
 *
 * @param plain its bytes
 * @param gzip the same, compressed
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares or changes them.
record Encoded(byte[] plain, byte[] gzip) {

  /** The body with its compressed form; a fast one, because it is made while somebody waits. */
  static Encoded of(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 3 + 64);
    try (OutputStream gzip = new Fast(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory can always be written.", e);
    }
    return new Encoded(plain, bytes.toByteArray());
  }

  private static final class Fast extends GZIPOutputStream {
    Fast(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
