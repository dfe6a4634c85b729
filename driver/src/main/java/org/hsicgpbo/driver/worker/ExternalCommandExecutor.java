package org.hsicgpbo.driver.worker;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.hsicgpbo.driver.process.ChildProcesses;
import org.hsicgpbo.driver.process.Secrets;
import org.hsicgpbo.study.EpochListener;
import org.hsicgpbo.study.StudyFailedException;
import org.hsicgpbo.study.TrialExecutor;
import org.hsicgpbo.study.TrialThreads;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Any program in any language as the objective: started once for each trial, without a shell.
 *
 * <pre>
 * standard input    {"trial":12,"seed":4711,"parameters":{"learning-rate":0.003,"activation":"relu"}}
 * last output line  {"error":0.031,"flops":2e4,"parameter-count":1e4,"seconds":3.5,"test-error":0.033}
 *              or   {"failed":"the loss is NaN"}
 * </pre>
 *
 * Only {@code error} is required; seconds are measured where they are not told. What it prints on
 * its standard error goes to the trial's log. A program that ends with another exit code than 0 has
 * crashed unless it tells of a failure; one that prints something else has failed. At its time
 * limit it is killed with all its children. One that has crashed is tried again only if the limits
 * say so: a program may have reasons of its own to end, and only its author knows whether its trial
 * can be repeated.
 *
 * <p>A future completes with a {@link StudyFailedException} only if there is no such program or it
 * cannot be executed.
 */
public final class ExternalCommandExecutor implements TrialExecutor {
  private static final Logger LOG = LoggerFactory.getLogger(ExternalCommandExecutor.class);

  private final CommandSettings settings;
  private final ChildProcesses processes;
  private final TrialThreads threads;
  private final Map<Integer, CommandRun> running = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /** Nothing is started before the first trial. */
  public ExternalCommandExecutor(CommandSettings settings) {
    this(settings, Secrets.OWN);
  }

  /**
   * Nothing is started before the first trial.
   *
   * @param secrets what programs do not inherit
   */
  public ExternalCommandExecutor(CommandSettings settings, Secrets secrets) {
    this.settings = settings;
    this.processes = new ChildProcesses(settings.limits().memoryBytes(), secrets);
    this.threads = new TrialThreads("command", settings.slots());
  }

  @Override
  public int slots() {
    return threads.size();
  }

  @Override
  public CompletableFuture<TrialOutcome> submit(Trial trial, EpochListener progress) {
    return threads.submit(
        () -> {
          int attempts = settings.limits().retries() + 1;
          TrialOutcome outcome = run(trial);
          int attempt = 1;
          while (Attempts.isCrash(outcome) && attempt < attempts) {
            LOG.info("Trial {}, attempt {} of {}: {}", trial.number(), attempt, attempts, outcome);
            outcome = run(trial);
            attempt++;
          }
          return Attempts.recorded(outcome, attempt);
        });
  }

  private TrialOutcome run(Trial trial) throws InterruptedException {
    CommandRun run = CommandRun.start(processes, settings, trial);
    running.put(trial.number(), run);
    try {
      if (closed) {
        throw new InterruptedException("The executor is closed.");
      }
      return run.await(settings.limits().longest());
    } finally {
      run.kill();
      running.remove(trial.number());
    }
  }

  /** Kills all programs and their children. */
  @Override
  public void close() {
    closed = true;
    threads.close();
    running.values().forEach(CommandRun::kill);
    processes.close();
  }
}
