package org.hsicgpbo.driver.notify;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hsicgpbo.driver.process.ChildProcess;
import org.hsicgpbo.driver.process.ChildProcesses;

/**
 * Starts a program without a shell. It gets the notice as JSON on standard input and the event, the
 * study, the message and the exit code in its environment. Whatever it has started ends with it.
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
    Beginning printed = new Beginning();
    try (ChildProcesses processes = new ChildProcesses()) {
      ChildProcess process =
          processes.start(resolved(), environment(notice), folder, printed::add, printed::add);
      write(process, notice.json());
      if (!process.awaitExit(longest)) {
        return Optional.of("it was not ready after %d s.".formatted(longest.toSeconds()));
      }
      // What it has left behind may hold its outputs open.
      process.kill();
      process.awaitOutput();
      return process.exitCode() == 0
          ? Optional.empty()
          : Optional.of(
              "it ended with exit code %d: %s".formatted(process.exitCode(), printed.text()));
    } catch (IOException e) {
      return Optional.of("it cannot be started: " + e.getMessage());
    }
  }

  /** The first words that a program prints, on one line; told by several threads. */
  private static final class Beginning {
    private final StringBuilder text = new StringBuilder();

    private synchronized void add(String line) {
      if (text.length() < QUOTED) {
        text.append(line, 0, Math.min(line.length(), QUOTED)).append(' ');
      }
    }

    private synchronized String text() {
      String words = text.toString().strip().replaceAll("\\s+", " ");
      return words.substring(0, Math.min(words.length(), QUOTED));
    }
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

  private static void write(ChildProcess process, String json) {
    try {
      process.writeLine(json);
    } catch (IOException e) {
      // It does not read its input; that is its right.
    }
    process.closeInput();
  }

  private List<String> resolved() {
    List<String> resolved = new ArrayList<>(command);
    if (command.get(0).contains("/")) {
      resolved.set(0, folder.resolve(command.get(0)).toAbsolutePath().normalize().toString());
    }
    return resolved;
  }
}
