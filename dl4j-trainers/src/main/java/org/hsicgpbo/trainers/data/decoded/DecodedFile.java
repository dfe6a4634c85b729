package org.hsicgpbo.trainers.data.decoded;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/** Writes and maps a file of decoded data; see the package for its form. */
final class DecodedFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int LONGEST_FOOTER = 1 << 24;

  private DecodedFile() {}

  /** Decodes into a new file. */
  static void write(Path file, Decoder decoder, String sha256) throws IOException {
    CRC32C checksum = new CRC32C();
    try (OutputStream raw = Files.newOutputStream(file);
        DataOutputStream out =
            new DataOutputStream(
                new BufferedOutputStream(new CheckedOutputStream(raw, checksum), BUFFER_BYTES))) {
      Decoder.Decoded decoded = decoder.decode(out);
      writeTargets(decoded.targets(), out);
      out.flush();
      byte[] footer = JSON.writeValueAsBytes(Footer.of(decoded, sha256, checksum.getValue()));
      out.write(footer);
      out.writeInt(footer.length);
    }
  }

  private static void writeTargets(Targets targets, DataOutputStream out) throws IOException {
    if (targets instanceof Targets.Labels labels) {
      for (int label : labels.labels()) {
        out.writeInt(label);
      }
    } else {
      for (float value : ((Targets.Numbers) targets).values()) {
        out.writeFloat(value);
      }
    }
  }

  /**
   * Maps a file.
   *
   * @throws IOException if it is not what was written
   */
  static DecodedSet map(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      Footer footer = footer(file);
      int rowBytes = footer.inputShape().size() * footer.element().bytes();
      MappedRows inputs = MappedRows.map(file, footer.rows(), rowBytes);
      ByteBuffer targets =
          file.map(FileChannel.MapMode.READ_ONLY, footer.inputBytes(), footer.targetBytes());
      CRC32C checksum = new CRC32C();
      inputs.updateChecksum(checksum);
      checksum.update(targets.duplicate());
      if (checksum.getValue() != footer.crc32c()) {
        throw new IOException("its checksum is wrong");
      }
      return new DecodedSet(
          footer.element(), footer.inputShape(), inputs, targets(footer, targets), footer.sha256());
    }
  }

  private static Footer footer(FileChannel file) throws IOException {
    long end = file.size() - Integer.BYTES;
    int length = end < 0 ? 0 : read(file, end, Integer.BYTES).getInt();
    if (length <= 0 || length > Math.min(end, LONGEST_FOOTER)) {
      throw new IOException("it is cut off");
    }
    Footer footer = JSON.readValue(read(file, end - length, length).array(), Footer.class);
    if (footer.version() != Footer.VERSION
        || footer.inputBytes() + footer.targetBytes() != end - length) {
      throw new IOException("it is of another version or length");
    }
    return footer;
  }

  private static ByteBuffer read(FileChannel file, long position, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, position + bytes.position()) < 0) {
        throw new IOException("it is cut off");
      }
    }
    return bytes.flip();
  }

  private static Targets targets(Footer footer, ByteBuffer bytes) {
    if (footer.numbers().isEmpty()) {
      int[] labels = new int[footer.rows()];
      bytes.asIntBuffer().get(labels);
      return new Targets.Labels(footer.classes(), labels);
    }
    float[] values = new float[footer.rows() * footer.numbers().size()];
    bytes.asFloatBuffer().get(values);
    return new Targets.Numbers(footer.numbers(), values);
  }
}
