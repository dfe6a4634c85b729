package org.hsicgpbo.driver.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuWatchTest {
  private static final long MIB = 1 << 20;

  private final Path folder;
  private final Path asked;
  private final AtomicLong nanoseconds = new AtomicLong();

  GpuWatchTest(@TempDir Path folder) {
    this.folder = folder;
    this.asked = folder.resolve("asked");
  }

  @Test
  void tellsLoadAndMemoryOfTheGpusThatAreWanted() throws IOException {
    GpuWatch watch =
        watch(
            """
            cat <<'END'
            2, 31, 100, 16160, Tesla V100, by its name
            0, 97, 12401, 16160, Tesla V100-PCIE-16GB
            1, [N/A], 300, 24268, NVIDIA GeForce RTX 3090
            3, 5, [Not Supported], [Not Supported], an old one
            END
            """);

    assertThat(watch.get())
        .containsExactly(
            new GpuLoad(0, "Tesla V100-PCIE-16GB", 0.97, 12401 * MIB, 16160 * MIB),
            new GpuLoad(1, "NVIDIA GeForce RTX 3090", Double.NaN, 300 * MIB, 24268 * MIB));
    assertThat(asked)
        .hasContent(
            "--query-gpu=index,utilization.gpu,memory.used,memory.total,name --format=csv,noheader,nounits");
  }

  @Test
  void asksAgainAfterFiveSecondsOnly() throws IOException {
    GpuWatch watch = watch("echo '0, 97, 12401, 16160, Tesla V100'\n");

    watch.get();
    nanoseconds.addAndGet(Duration.ofMillis(4999).toNanos());
    watch.get();
    assertThat(Files.readAllLines(asked)).hasSize(1);
    nanoseconds.addAndGet(Duration.ofMillis(1).toNanos());
    watch.get();

    assertThat(Files.readAllLines(asked)).hasSize(2);
  }

  @Test
  void neverAsksAgainWhereNothingIsTold() throws IOException {
    for (String script : new String[] {FakeNvidiaSmi.NO_DRIVER, FakeNvidiaSmi.GARBAGE}) {
      Files.deleteIfExists(asked);
      GpuWatch watch = watch(script);

      assertThat(watch.get()).isEmpty();
      nanoseconds.addAndGet(Duration.ofHours(1).toNanos());
      assertThat(watch.get()).isEmpty();
      assertThat(Files.readAllLines(asked)).hasSize(1);
    }
    GpuWatch none =
        new GpuWatch(
            new NvidiaSmi(folder.resolve("none").toString(), Duration.ofSeconds(30)),
            load -> true,
            nanoseconds::get);
    assertThat(none.get()).isEmpty();
  }

  /** All GPUs but the third are wanted. */
  private GpuWatch watch(String script) throws IOException {
    Path program = FakeNvidiaSmi.install(folder, "echo \"$*\" >> " + asked + "\n" + script);
    return new GpuWatch(
        new NvidiaSmi(program.toString(), Duration.ofSeconds(30)),
        load -> load.index() != 2,
        nanoseconds::get);
  }
}
