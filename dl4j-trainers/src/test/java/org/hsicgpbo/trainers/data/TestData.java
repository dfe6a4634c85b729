package org.hsicgpbo.trainers.data;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Data for tests: small files, the sample of MNIST, the full sets where somebody has them. */
public final class TestData {
  private static final Path RESOURCES = Path.of("src/test/resources/data");

  private TestData() {}

  /** 700 training and 300 test images of MNIST, 70 and 30 of each digit. */
  public static DataFolders mnistSample(Path cache) {
    return new DataFolders(java.util.List.of(RESOURCES.toAbsolutePath()), cache, RESOURCES);
  }

  /** Arrays that numpy has written. */
  public static Path resource(String name) {
    return RESOURCES.resolve(name).toAbsolutePath();
  }

  /** A folder with the full published sets, if this machine has one. */
  public static Optional<Path> full() {
    Stream<Path> named = Stream.ofNullable(System.getenv(DataFolders.VARIABLE)).map(Path::of);
    Stream<Path> above =
        Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
            .map(p -> p.resolve("shared/data"));
    return Stream.concat(named, above)
        .filter(p -> Files.isDirectory(p.resolve("mnist")))
        .findFirst();
  }

  /** The bytes of an IDX file of unsigned bytes. */
  public static byte[] idx(byte[] data, int... dimensions) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeShort(0);
      out.writeByte(0x08);
      out.writeByte(dimensions.length);
      for (int size : dimensions) {
        out.writeInt(size);
      }
      out.write(data);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Compressed by gzip. */
  public static byte[] gzip(byte[] data) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(data);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** All inputs of examples, one after another. */
  public static float[] inputs(Dataset dataset, Examples examples) {
    int[] rows = rows(examples.size());
    float[] all = new float[examples.size() * dataset.shape().size()];
    examples.inputs(rows, 0, rows.length, all);
    return all;
  }

  /** All targets of examples, one after another. */
  public static float[] targets(Dataset dataset, Examples examples) {
    int[] rows = rows(examples.size());
    float[] all = new float[examples.size() * dataset.task().outputs()];
    examples.targets(rows, 0, rows.length, all);
    return all;
  }

  /** How many examples there are of each class. */
  public static int[] classCounts(Dataset dataset, Examples examples) {
    int classes = dataset.task().outputs();
    float[] targets = targets(dataset, examples);
    int[] counts = new int[classes];
    for (int i = 0; i < targets.length; i++) {
      counts[i % classes] += (int) targets[i];
    }
    return counts;
  }

  private static int[] rows(int count) {
    int[] rows = new int[count];
    java.util.Arrays.setAll(rows, i -> i);
    return rows;
  }
}
