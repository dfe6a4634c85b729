package org.hsicgpbo.driver.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.hsicgpbo.study.EpochListener;
import org.hsicgpbo.study.StudyFailedException;
import org.hsicgpbo.study.TrialExecutor;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * Any program as the objective: started for each trial, one JSON line {@code
 * {"trial":12,"seed":…,"parameters":{…}}} on its standard input, the outcome as the last line of
 * its standard output (see {@link CommandAnswer}), its standard error in the trial's log.
 */
public final class ExternalCommandExecutor implements TrialExecutor {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long READING_MILLISECONDS = 2000;

  private final CommandSettings settings;
  private final ExecutorService threads;
  private final Set<Process> running = ConcurrentHashMap.newKeySet();

  /** An executor; nothing runs yet. */
  public ExternalCommandExecutor(CommandSettings settings) {
    this.settings = settings;
    this.threads =
        Executors.newFixedThreadPool(
            settings.slots(),
            task -> {
              Thread thread = new Thread(task, "command");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public int slots() {
    return settings.slots();
  }

  @Override
  public CompletableFuture<TrialOutcome> submit(Trial trial, EpochListener progress) {
    return CompletableFuture.supplyAsync(() -> run(trial), threads);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    running.forEach(ProcessTree::kill);
  }

  private TrialOutcome run(Trial trial) {
    long start = System.nanoTime();
    try (CappedLog log =
        new CappedLog(settings.logDirectory().resolve("trial-" + trial.number() + ".log"))) {
      Process process = start();
      running.add(process);
      try {
        return converse(process, trial, log, start);
      } finally {
        ProcessTree.kill(process);
        running.remove(process);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StudyFailedException("The study was ended.", e);
    }
  }

  private Process start() {
    try {
      return new ProcessBuilder(settings.command())
          .directory(settings.directory().toFile())
          .start();
    } catch (IOException e) {
      throw new StudyFailedException(
          "The command %s cannot be started in %s: %s. Check problem.command in the study file."
              .formatted(settings.command(), settings.directory(), e.getMessage()),
          e);
    }
  }

  private TrialOutcome converse(Process process, Trial trial, CappedLog log, long start)
      throws InterruptedException {
    AtomicReference<String> lastLine = new AtomicReference<>("");
    Thread output =
        LineReader.start(
            "command-output", process.getInputStream(), line -> keepIfNotBlank(lastLine, line));
    Thread errors = LineReader.start("command-errors", process.getErrorStream(), log::line);
    send(process, trial, log);
    if (!waitFor(process)) {
      ProcessTree.kill(process);
      String reason = "It ran past its time limit of %s.".formatted(settings.timeLimit());
      return new TrialOutcome.Failed(FailureKind.TIMED_OUT, reason, spent(start));
    }
    double seconds = spent(start).seconds();
    output.join(READING_MILLISECONDS);
    errors.join(READING_MILLISECONDS);
    if (process.exitValue() != 0) {
      String last = log.lastLines();
      String reason =
          "The program ended with exit code %d.%s See %s."
              .formatted(
                  process.exitValue(),
                  last.isEmpty() ? "" : " Its last words: " + last + ".",
                  log.file());
      return new TrialOutcome.Failed(FailureKind.CRASHED, reason, spent(start));
    }
    return CommandAnswer.read(Objects.requireNonNullElse(lastLine.get(), ""), seconds);
  }

  private static void keepIfNotBlank(AtomicReference<String> last, String line) {
    if (!line.isBlank()) {
      last.set(line);
    }
  }

  private boolean waitFor(Process process) throws InterruptedException {
    if (settings.timeLimit() == null) {
      process.waitFor();
      return true;
    }
    return process.waitFor(settings.timeLimit().toNanos(), TimeUnit.NANOSECONDS);
  }

  private static void send(Process process, Trial trial, CappedLog log) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("trial", trial.number());
    request.put("seed", trial.seed());
    request.put("parameters", trial.suggestion().configuration().raw());
    try (OutputStream in = process.getOutputStream()) {
      in.write((json(request) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // A program may answer without reading; one that died says so by its exit code.
      log.line("(the program did not read its input: " + e.getMessage() + ")");
    }
  }

  private static String json(Map<String, Object> request) {
    try {
      return JSON.writeValueAsString(request);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A trial cannot be written as JSON.", e);
    }
  }

  private static Cost spent(long start) {
    return Cost.UNKNOWN.withSeconds((System.nanoTime() - start) / 1e9);
  }
}
