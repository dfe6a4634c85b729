package org.hsicgpbo.driver.gpu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/** A program that answers in the place of nvidia-smi. */
public final class FakeNvidiaSmi {
  /** Two GPUs that CUDA 11.6 can use. */
  public static final String TWO_GPUS =
      """
      cat <<'END'
      0, GPU-aaaa1111-0000, 16160, 16000, 7.0, 515.65.01, Tesla V100-PCIE-16GB
      1, GPU-bbbb2222-0000, 24268, 8192, 8.6, 515.65.01, NVIDIA GeForce RTX 3090
      END
      """;

  /** One that it cannot use. */
  public static final String H100 =
      "echo '0, GPU-cccc3333, 81559, 81000, 9.0, 535.104.05, NVIDIA H100 PCIe'\n";

  /** One whose driver is older than CUDA 11. */
  public static final String OLD_DRIVER =
      "echo '0, GPU-dddd4444, 11441, 11000, 3.7, 418.87.00, Tesla K80'\n";

  /** A driver that does not know the question. */
  public static final String OLD_PROGRAM =
      """
      echo 'Field "compute_cap" is not a valid field to query.'
      echo
      exit 2
      """;

  /** A driver that does not work. */
  public static final String NO_DRIVER =
      """
      echo "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver."
      exit 9
      """;

  /** It never answers. */
  public static final String HANGS = "sleep 600\n";

  /** It answers something else. */
  public static final String GARBAGE = "echo '<html><body>Login</body></html>'\n";

  /** No GPU. */
  public static final String NO_DEVICES = "exit 0\n";

  private FakeNvidiaSmi() {}

  /** Writes {@code nvidia-smi} into the folder. */
  public static Path install(Path folder, String script) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("nvidia-smi");
    Files.writeString(file, "#!/bin/sh\n" + script);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** One that answers so. */
  public static NvidiaSmi of(Path folder, String script) throws IOException {
    return new NvidiaSmi(install(folder, script).toString(), Duration.ofSeconds(20));
  }
}
