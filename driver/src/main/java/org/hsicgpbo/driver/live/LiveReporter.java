package org.hsicgpbo.driver.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.hsicgpbo.driver.gpu.GpuLoad;
import org.hsicgpbo.driver.store.DriverReport;
import org.hsicgpbo.driver.store.RunningTrial;
import org.hsicgpbo.study.EpochEvent;
import org.hsicgpbo.study.StudyEnd;
import org.hsicgpbo.study.StudyListener;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a storage, from a thread of its own and at most once in two seconds, what this driver
 * trains. What happens in between is told together; where nothing happens it tells every ten
 * seconds that it is still there. A failure to tell is made good by the next time.
 */
public final class LiveReporter implements StudyListener {
  private static final Logger LOG = LoggerFactory.getLogger(LiveReporter.class);

  /** Between two looks whether there is something to tell. */
  static final Duration PAUSE = Duration.ofSeconds(2);

  /** After so long it tells that it is there, whatever there is to tell. */
  static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

  /** The end of a study waits no longer for its last words. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(3);

  /** Where it is told; may fail. */
  @FunctionalInterface
  public interface Sink {
    /** Puts that in place of what was told before. */
    void tell(DriverReport report, List<RunningTrial> running);
  }

  private final DriverName name;
  private final int workers;
  private final Supplier<List<GpuLoad>> gpus;
  private final Clock clock;
  private final Sink sink;
  private final RunningTrials running;
  private final ScheduledExecutorService thread;

  private volatile List<GpuLoad> load = List.of();
  private volatile Instant begun;
  private volatile boolean changed = true;
  private volatile Instant told = Instant.MIN;

  /**
   * A reporter that begins with the study.
   *
   * @param workers how many trials are trained at the same time
   * @param gpus asks for the load of those that are trained on; may take a while
   */
  public LiveReporter(
      DriverName name, int workers, Supplier<List<GpuLoad>> gpus, Clock clock, Sink sink) {
    this.name = name;
    this.workers = workers;
    this.gpus = gpus;
    this.clock = clock;
    this.sink = sink;
    this.running = new RunningTrials(name.toString(), clock);
    this.begun = clock.instant();
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread made = new Thread(work, "live");
              made.setDaemon(true);
              return made;
            });
  }

  @Override
  public void studyStarted(TrialHistory history, int budget) {
    begun = clock.instant();
    var unused =
        thread.scheduleWithFixedDelay(this::look, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void trialStarted(Trial trial) {
    running.trialStarted(trial);
    changed = true;
  }

  @Override
  public void epochEnded(EpochEvent event) {
    running.epochEnded(event);
    changed = true;
  }

  @Override
  public void trialFinished(FinishedTrial trial, TrialHistory history) {
    running.trialFinished(trial, history);
    changed = true;
  }

  /** Waits for a moment until that is told. */
  @Override
  public void studyEnded(TrialHistory history, StudyEnd end) {
    running.studyEnded(history, end);
    try {
      thread.execute(() -> tell(Optional.of(words(end))));
      thread.shutdown();
      if (!thread.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The load of the GPUs as it was last heard of; answers at once. */
  public List<GpuLoad> gpus() {
    return load;
  }

  private static String words(StudyEnd end) {
    return switch (end) {
      case BUDGET_SPENT -> DriverReport.BUDGET_SPENT;
      case RULE_MET -> DriverReport.RULE_MET;
      case STOPPED -> "It was stopped; the same run goes on.";
      case FAILED -> "It failed.";
    };
  }

  private void look() {
    if (changed || !told.plus(LONGEST_SILENCE).isAfter(clock.instant())) {
      tell(Optional.empty());
    }
  }

  private void tell(Optional<String> ended) {
    // Before the state is read: what comes while it is told is told next time.
    changed = false;
    Instant now = clock.instant();
    try {
      load = ended.isPresent() ? List.of() : gpus.get();
      sink.tell(
          new DriverReport(
              name.toString(), name.host(), name.pid(), workers, load, begun, now, ended),
          running.now());
      told = now;
    } catch (RuntimeException e) {
      changed = true;
      LOG.debug("What runs could not be told", e);
    }
  }
}
