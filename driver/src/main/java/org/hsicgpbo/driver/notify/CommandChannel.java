package org.hsicgpbo.driver.notify;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Starts a program without a shell. It gets the notice as JSON on standard input and the event, the
 * study, the message and the exit code in its environment.
 *
 * @param command program and arguments; a program with a slash in its name is seen from the folder
 * @param folder its working folder: that of the study file
 * @param longest after which it is ended with its children
 */
public record CommandChannel(List<String> command, Path folder, Duration longest)
    implements Channel {
  /** How long a program may take. */
  public static final Duration LONGEST = Duration.ofSeconds(30);

  private static final int QUOTED = 300;

  /** Copies the command. */
  public CommandChannel {
    command = List.copyOf(command);
  }

  @Override
  public String name() {
    return "the program (%s)".formatted(command.get(0));
  }

  @Override
  public Optional<String> tell(Notice notice) throws InterruptedException {
    try {
      Path output = Files.createTempFile("hsic-gpbo-notify", ".txt");
      try {
        return tell(notice, output);
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      return Optional.of("it cannot be started: " + e.getMessage());
    }
  }

  /** Its output goes to a file: a pipe could be held open by a child that does not end. */
  private Optional<String> tell(Notice notice, Path output)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(resolved())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment(notice));
    Process process = builder.start();
    try {
      write(process, notice.json());
      if (!process.waitFor(longest.toNanos(), TimeUnit.NANOSECONDS)) {
        return Optional.of("it was not ready after %d s.".formatted(longest.toSeconds()));
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    if (process.exitValue() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        "it ended with exit code %d: %s".formatted(process.exitValue(), beginOf(output)));
  }

  private static Map<String, String> environment(Notice notice) {
    return Map.of(
        "HSIC_GPBO_EVENT",
        notice.event().label(),
        "HSIC_GPBO_STUDY",
        notice.study(),
        "HSIC_GPBO_MESSAGE",
        notice.message(),
        "HSIC_GPBO_EXIT_CODE",
        notice.exitCode().isPresent() ? String.valueOf(notice.exitCode().getAsInt()) : "");
  }

  private static void write(Process process, String json) {
    try (OutputStream input = process.getOutputStream()) {
      input.write((json + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It does not read its input; that is its right.
    }
  }

  private static String beginOf(Path output) throws IOException {
    try (var bytes = Files.newInputStream(output)) {
      return new String(bytes.readNBytes(QUOTED), StandardCharsets.UTF_8)
          .strip()
          .replaceAll("\\s+", " ");
    }
  }

  private List<String> resolved() {
    List<String> resolved = new ArrayList<>(command);
    if (command.get(0).contains("/")) {
      resolved.set(0, folder.resolve(command.get(0)).toAbsolutePath().normalize().toString());
    }
    return resolved;
  }
}
