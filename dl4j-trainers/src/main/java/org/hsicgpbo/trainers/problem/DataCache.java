package org.hsicgpbo.trainers.problem;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps computed data on disk, each file with the SHA-256 of its content at its end. A file that is
 * damaged is computed anew; a file is written under another name and then moved, so that workers
 * that start together never read half of one.
 */
public final class DataCache {
  private static final Logger LOG = LoggerFactory.getLogger(DataCache.class);
  private static final int CHECKSUM_BYTES = 32;

  private final Path directory;

  /** A cache in the directory, which is made when the first data are stored. */
  public DataCache(Path directory) {
    this.directory = directory;
  }

  /** The data stored under the name, or else the computed ones, stored for the next time. */
  public RegressionData getOrCompute(String name, Supplier<RegressionData> compute) {
    Path file = directory.resolve(name + ".bin");
    return read(file)
        .orElseGet(
            () -> {
              RegressionData data = compute.get();
              write(file, data);
              return data;
            });
  }

  private static Optional<RegressionData> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      int length = bytes.length - CHECKSUM_BYTES;
      if (length < 0
          || !Arrays.equals(
              checksum(bytes, length), Arrays.copyOfRange(bytes, length, bytes.length))) {
        LOG.warn("The cached data {} are damaged; they are computed anew.", file);
        return Optional.empty();
      }
      return Optional.of(decode(bytes, length));
    } catch (IOException e) {
      LOG.warn(
          "The cached data {} cannot be read ({}); they are computed anew.", file, e.getMessage());
      return Optional.empty();
    }
  }

  private void write(Path file, RegressionData data) {
    try {
      Files.createDirectories(directory);
      byte[] content = encode(data);
      Path temporary = Files.createTempFile(directory, "data", ".tmp");
      try {
        byte[] all = Arrays.copyOf(content, content.length + CHECKSUM_BYTES);
        System.arraycopy(checksum(content, content.length), 0, all, content.length, CHECKSUM_BYTES);
        Files.write(temporary, all);
        Files.move(
            temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      LOG.warn(
          "The data cannot be cached in {} ({}); they are computed anew each time.",
          file,
          e.getMessage());
    }
  }

  private static byte[] encode(RegressionData data) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeBoolean(data.standardise());
    for (Split split : new Split[] {data.train(), data.validation(), data.test()}) {
      encode(out, split.inputs());
      encode(out, split.targets());
    }
    return bytes.toByteArray();
  }

  private static void encode(DataOutputStream out, double[][] rows) throws IOException {
    out.writeInt(rows.length);
    out.writeInt(rows[0].length);
    for (double[] row : rows) {
      for (double x : row) {
        out.writeDouble(x);
      }
    }
  }

  private static RegressionData decode(byte[] bytes, int length) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, length));
    boolean standardise = in.readBoolean();
    Split train = new Split(decode(in), decode(in));
    Split validation = new Split(decode(in), decode(in));
    Split test = new Split(decode(in), decode(in));
    return new RegressionData(train, validation, test, standardise);
  }

  private static double[][] decode(DataInputStream in) throws IOException {
    double[][] rows = new double[in.readInt()][in.readInt()];
    for (double[] row : rows) {
      for (int k = 0; k < row.length; k++) {
        row[k] = in.readDouble();
      }
    }
    return rows;
  }

  private static byte[] checksum(byte[] bytes, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, length);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new UncheckedIOException(new IOException("Every Java has SHA-256.", e));
    }
  }
}
