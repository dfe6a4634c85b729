package org.hsicgpbo.driver.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hsicgpbo.driver.logs.TrialLogs;
import org.hsicgpbo.driver.process.ChildProcess;
import org.hsicgpbo.driver.process.ChildProcesses;
import org.hsicgpbo.driver.process.MemoryExcess;
import org.hsicgpbo.study.StudyFailedException;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.jspecify.annotations.Nullable;

/** One start of the program, for one trial. */
final class CommandRun {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * A Ctrl-C reaches the program as well as us. If that is why it ended, the study is stopped
   * within this time, and the trial is begun again next time instead of being recorded as crashed.
   */
  private static final Duration INTERRUPTION_GRACE = Duration.ofMillis(500);

  private final long start = System.nanoTime();
  private final OutputLog errors;
  private final ChildProcess process;
  private @Nullable String lastLine;

  private CommandRun(ChildProcesses processes, CommandSettings settings, OutputLog errors)
      throws IOException {
    this.errors = errors;
    this.process =
        processes.start(
            resolved(settings), Map.of(), settings.directory(), this::output, errors::add);
  }

  /**
   * Starts the program and tells it its trial.
   *
   * @throws StudyFailedException if there is no such program or it cannot be executed
   */
  static CommandRun start(ChildProcesses processes, CommandSettings settings, Trial trial) {
    OutputLog errors = new OutputLog(TrialLogs.open(settings.logDirectory(), trial.number()));
    try {
      CommandRun run = new CommandRun(processes, settings, errors);
      run.tell(trial);
      return run;
    } catch (IOException e) {
      errors.close();
      throw new StudyFailedException(
          "The program (%s) of the study file cannot be started in %s: %s. Write the path of an executable file, or a program on the PATH."
              .formatted(settings.command().get(0), settings.directory(), causeOf(e)),
          e);
    }
  }

  /** Waits for it, and kills it with all its children when the time is up. */
  TrialOutcome await(Duration longest) throws InterruptedException {
    try {
      AwakeTime time = AwakeTime.of(longest);
      boolean exited = process.awaitExit(time.turn());
      while (!exited && !time.isUp()) {
        exited = process.awaitExit(time.turn());
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      if (!exited) {
        return failed(FailureKind.TIMED_OUT, TrainingLimits.tooLate(longest), seconds);
      }
      Optional<MemoryExcess> excess = process.memoryExcess();
      if (excess.isPresent()) {
        return failed(FailureKind.OUT_OF_MEMORY, TrainingLimits.tooLarge(excess.get()), seconds);
      }
      // Children that it has left hold its outputs open, and nobody waits for them.
      process.kill();
      process.awaitOutput();
      if (process.exitCode() != 0) {
        Thread.sleep(INTERRUPTION_GRACE.toMillis());
      }
      return CommandAnswer.outcome(lastLine(), ending(), seconds);
    } finally {
      kill();
    }
  }

  private static TrialOutcome failed(FailureKind kind, String reason, double seconds) {
    return new TrialOutcome.Failed(kind, reason, Cost.UNKNOWN.withSeconds(seconds));
  }

  /** Kills it and every process that it has started. */
  void kill() {
    process.kill();
    errors.close();
  }

  private void tell(Trial trial) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("trial", trial.number());
    line.put("seed", trial.seed());
    line.put("parameters", trial.suggestion().configuration().raw());
    try {
      process.writeLine(JSON.writeValueAsString(line));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A configuration cannot be written as JSON.", e);
    } catch (IOException e) {
      // It does not read its input; that is its right.
    }
    process.closeInput();
  }

  private String ending() {
    if (process.exitCode() == 0) {
      return "";
    }
    String last = errors.lastLines();
    return process.describeExit() + (last.isEmpty() ? "." : "; its last errors:\n" + last);
  }

  private synchronized void output(String line) {
    if (!line.isBlank()) {
      lastLine = line;
    }
  }

  private synchronized @Nullable String lastLine() {
    return lastLine;
  }

  /** A relative path is seen from the working directory on every system. */
  private static List<String> resolved(CommandSettings settings) {
    String program = settings.command().get(0);
    if (!program.contains("/")) {
      return settings.command();
    }
    Path path = settings.directory().resolve(program).toAbsolutePath().normalize();
    List<String> command = new java.util.ArrayList<>(settings.command());
    command.set(0, path.toString());
    return command;
  }

  /** What the system says, without the words of Java around it. */
  private static String causeOf(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    int comma = message.indexOf("error=");
    return comma < 0 ? message : message.substring(message.indexOf(", ", comma) + 2);
  }
}
