package org.hsicgpbo.benchmarks.lcbench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the surrogate lies in a folder of data. */
public final class LcBenchFolder {
  private LcBenchFolder() {}

  /**
   * The folder of LCBench: the given one, or {@code lcbench} or {@code yahpo/lcbench} in it.
   *
   * @param data a folder; need not exist
   * @return the first that has a network; {@code data} if none has
   */
  public static Path in(Path data) {
    return Stream.of(data, data.resolve("lcbench"), data.resolve("yahpo/lcbench"))
        .filter(folder -> Files.isRegularFile(folder.resolve("model.onnx")))
        .findFirst()
        .orElse(data);
  }
}
