package org.hsicgpbo.driver.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NvidiaSmiTest {
  private final Path folder;

  NvidiaSmiTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void tellsAllAboutTwoGpus() throws Exception {
    GpuInventory.Found found = (GpuInventory.Found) query(FakeNvidiaSmi.TWO_GPUS);

    assertThat(found.unreadable()).isEmpty();
    assertThat(found.gpus())
        .containsExactly(
            new Gpu(
                0,
                "GPU-aaaa1111-0000",
                "Tesla V100-PCIE-16GB",
                16160,
                16000,
                new ComputeCapability(7, 0),
                DriverVersion.of("515.65.01")),
            new Gpu(
                1,
                "GPU-bbbb2222-0000",
                "NVIDIA GeForce RTX 3090",
                24268,
                8192,
                new ComputeCapability(8, 6),
                DriverVersion.of("515.65.01")));
  }

  @Test
  void asksForFieldsAndFormatThatItCanRead() throws Exception {
    Path asked = folder.resolve("asked");

    query("echo \"$*\" > " + asked + "\n" + FakeNvidiaSmi.TWO_GPUS);

    assertThat(asked)
        .hasContent(
            "--query-gpu=index,uuid,memory.total,memory.free,compute_cap,driver_version,name --format=csv,noheader,nounits");
  }

  @Test
  void aGpuThatDoesNotTellEverythingIsNamedWithWhatIsMissing() throws Exception {
    GpuInventory.Found found =
        (GpuInventory.Found)
            query(
                """
                echo '1, GPU-b, 100, 90, [N/A], 515.65.01, Odd, with a comma'
                echo '0, GPU-a, [N/A], [Insufficient Permissions], 8.0, 515.65.01, Shared'
                """);

    assertThat(found.gpus()).isEmpty();
    assertThat(found.unreadable())
        .containsExactly(
            "GPU 1 (Odd, with a comma) does not tell its compute capability ([N/A]).",
            "GPU 0 (Shared) does not tell its memory ([N/A]) and its free memory ([Insufficient Permissions]).");
  }

  @Test
  void withoutTheProgramThereIsNoGpu() throws Exception {
    GpuInventory inventory =
        new NvidiaSmi(folder.resolve("nvidia-smi").toString(), Duration.ofSeconds(20)).query();

    assertThat(inventory).isInstanceOf(GpuInventory.None.class);
    assertThat(((GpuInventory.None) inventory).reason()).contains("was not found on the PATH");
  }

  @Test
  void aDriverThatListsNothingHasNoGpu() throws Exception {
    assertThat(query(FakeNvidiaSmi.NO_DEVICES)).isInstanceOf(GpuInventory.None.class);
  }

  @Test
  void anOldProgramIsToldApartFromABrokenOne() throws Exception {
    assertThat(unanswered(FakeNvidiaSmi.OLD_PROGRAM).reason())
        .contains("too old to tell the compute capability", "is not a valid field");
    assertThat(unanswered(FakeNvidiaSmi.OLD_PROGRAM).advice()).contains("510.39.01");
    assertThat(unanswered(FakeNvidiaSmi.NO_DRIVER).reason())
        .contains("exit code 9", "couldn't communicate with the NVIDIA driver");
  }

  @Test
  void whatIsNoListOfGpusIsQuoted() throws Exception {
    for (String script :
        List.of(
            FakeNvidiaSmi.GARBAGE,
            "echo '0, GPU-a, 100'\n",
            "echo 'x, GPU-a, 100, 90, 8.0, 515.65.01, A'\n",
            "echo '0, a, 1, 1, 8.0, 515.1, A'; echo '0, b, 1, 1, 8.0, 515.1, B'\n")) {
      assertThat(unanswered(script).reason()).contains("which is no list of GPUs");
    }
    assertThat(unanswered("printf 'a%.0s' $(seq 5000)\n").reason()).hasSizeLessThan(250);
  }

  @Test
  void oneThatHangsIsEndedWithItsChildren() throws Exception {
    Path child = folder.resolve("child");
    Path program =
        FakeNvidiaSmi.install(folder, "sleep 600 & echo $! > " + child + "\n" + "wait\n");

    GpuInventory inventory = new NvidiaSmi(program.toString(), Duration.ofSeconds(1)).query();

    assertThat(((GpuInventory.Unanswered) inventory).reason())
        .isEqualTo("nvidia-smi did not answer within 1 s.");
    long pid = Long.parseLong(Files.readString(child).strip());
    ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
  }

  private GpuInventory query(String script) throws IOException, InterruptedException {
    return FakeNvidiaSmi.of(folder, script).query();
  }

  private GpuInventory.Unanswered unanswered(String script)
      throws IOException, InterruptedException {
    return (GpuInventory.Unanswered) query(script);
  }
}
