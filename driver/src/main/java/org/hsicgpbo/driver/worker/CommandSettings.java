package org.hsicgpbo.driver.worker;

import java.nio.file.Path;
import java.util.List;

/**
 * How an {@link ExternalCommandExecutor} works.
 *
 * @param command program and arguments; no shell is involved. A program with a slash in its name is
 *     seen from the directory, another one is looked for on the PATH
 * @param directory its working folder
 * @param slots how many run at the same time; at least 1
 * @param limits what a run may take
 * @param logDirectory where what they print on standard error goes: {@code trial-12.log}
 */
public record CommandSettings(
    List<String> command, Path directory, int slots, TrainingLimits limits, Path logDirectory) {
  /** Copies the command. */
  public CommandSettings {
    command = List.copyOf(command);
  }
}
