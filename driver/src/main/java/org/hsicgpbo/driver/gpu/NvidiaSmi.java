package org.hsicgpbo.driver.gpu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The program nvidia-smi, which comes with NVIDIA's driver and tells of the GPUs without loading
 * CUDA.
 *
 * @param program its name, looked for on the PATH, or its path
 * @param longest how long it may take; the first call after a start of the machine wakes the driver
 */
public record NvidiaSmi(String program, Duration longest) {
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final String UPDATE_DRIVER =
      "Install NVIDIA's driver %s or newer.".formatted(CudaSupport.FULL_DRIVER);

  /** That of the PATH. */
  public static NvidiaSmi ofPath() {
    return new NvidiaSmi("nvidia-smi", LONGEST);
  }

  /** What it has printed, or why there is nothing. */
  private sealed interface Answer {
    record Printed(int exitCode, String text) implements Answer {}

    record Nothing(GpuInventory why) implements Answer {}
  }

  /** Asks for the GPUs. */
  public GpuInventory query() throws InterruptedException {
    Answer answer = ask(GpuLines.FIELDS);
    return answer instanceof Answer.Printed printed
        ? inventory(printed.exitCode(), printed.text())
        : ((Answer.Nothing) answer).why();
  }

  /** Asks how busy the GPUs are; those that do not tell are left out. */
  public List<GpuLoad> loads() throws InterruptedException {
    return ask(GpuLoadLines.FIELDS) instanceof Answer.Printed printed && printed.exitCode() == 0
        ? GpuLoadLines.read(printed.text())
        : List.of();
  }

  private Answer ask(String fields) throws InterruptedException {
    try {
      Path answer = Files.createTempFile("hsic-gpbo-gpus", ".txt");
      try {
        return ask(fields, answer);
      } finally {
        Files.deleteIfExists(answer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The answer of nvidia-smi cannot be kept: " + e, e);
    }
  }

  /** The answer goes to a file: a pipe could be held open by a child that does not end. */
  private Answer ask(String fields, Path answer) throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(
                  List.of(program, "--query-gpu=" + fields, "--format=csv,noheader,nounits"))
              .redirectErrorStream(true)
              .redirectOutput(answer.toFile())
              .start();
    } catch (IOException e) {
      return new Answer.Nothing(
          new GpuInventory.None(
              "There is no NVIDIA GPU, or no driver for it: nvidia-smi, which comes with the driver, was not found on the PATH."));
    }
    process.getOutputStream().close();
    try {
      if (!process.waitFor(longest.toNanos(), TimeUnit.NANOSECONDS)) {
        return new Answer.Nothing(
            new GpuInventory.Unanswered(
                "nvidia-smi did not answer within %d s.".formatted(longest.toSeconds()),
                "The driver may hang: look at 'nvidia-smi' and 'dmesg', or start the machine again."));
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return new Answer.Printed(process.exitValue(), read(answer));
  }

  private static GpuInventory inventory(int exitCode, String answer) {
    if (exitCode != 0 && answer.contains("compute_cap")) {
      return new GpuInventory.Unanswered(
          "This nvidia-smi is too old to tell the compute capability of a GPU: it says \"%s\"."
              .formatted(GpuLines.quote(answer)),
          UPDATE_DRIVER);
    }
    if (exitCode != 0) {
      return new GpuInventory.Unanswered(
          "nvidia-smi ended with exit code %d: \"%s\".".formatted(exitCode, GpuLines.quote(answer)),
          "See that 'nvidia-smi' works; after an update of the driver the machine must be started again.");
    }
    try {
      GpuInventory.Found found = GpuLines.read(answer);
      return found.gpus().isEmpty() && found.unreadable().isEmpty()
          ? new GpuInventory.None("nvidia-smi knows of no GPU.")
          : found;
    } catch (IllegalArgumentException e) {
      return new GpuInventory.Unanswered(
          String.valueOf(e.getMessage()), "See what 'nvidia-smi' prints. " + UPDATE_DRIVER);
    }
  }

  private static String read(Path answer) throws IOException {
    return new String(Files.readAllBytes(answer), StandardCharsets.UTF_8);
  }
}
