package org.hsicgpbo.driver.worker;

import java.nio.file.Path;
import java.util.List;
import org.hsicgpbo.driver.studyfile.StudyFile.TrialLimits;

/**
 * How a program is used as the objective.
 *
 * @param command the program and its arguments; no shell is involved. A program with a slash in its
 *     name is seen from the directory, another one is looked for on the PATH
 * @param directory where it runs
 * @param slots how many run at the same time; at least 1
 * @param limits limits of each trial
 * @param logDirectory where what each trial prints goes: {@code trial-12.log}
 */
public record CommandSettings(
    List<String> command, Path directory, int slots, TrialLimits limits, Path logDirectory) {
  /** Copies the command. */
  public CommandSettings {
    command = List.copyOf(command);
    if (command.isEmpty()) {
      throw new IllegalArgumentException("The command names no program.");
    }
  }
}
