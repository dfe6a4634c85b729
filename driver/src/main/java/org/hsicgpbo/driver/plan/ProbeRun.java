package org.hsicgpbo.driver.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.hsicgpbo.study.EpochEvent;
import org.hsicgpbo.study.StudyFailedException;
import org.hsicgpbo.study.TrialExecutor;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Trains configurations to see how long that takes; as many at the same time as a study would. What
 * takes longer than it is given is ended after two epochs at the earliest, and the time to its end
 * is extrapolated; a training that tells of no epochs is trained to its end.
 */
public final class ProbeRun {
  private static final double NANOS = 1e9;

  private final TrialExecutor executor;
  private final Duration longest;
  private final LongSupplier clock;

  /**
   * Not yet running.
   *
   * @param executor trains; is not closed
   * @param longest how long a probe is trained, from the end of its first epoch
   * @param clock nanoseconds
   */
  public ProbeRun(TrialExecutor executor, Duration longest, LongSupplier clock) {
    this.executor = executor;
    this.longest = longest;
    this.clock = clock;
  }

  /**
   * Trains them.
   *
   * @param told called for each that has ended
   * @return the probes in the order of the trials
   * @throws StudyFailedException if none can be trained at all
   * @throws CancellationException if the executor was closed meanwhile
   */
  public List<Probe> run(List<Trial> trials, Consumer<Probe> told) throws InterruptedException {
    List<Probe> probes = new ArrayList<>();
    for (int first = 0; first < trials.size(); first += executor.slots()) {
      List<Watch> batch = new ArrayList<>();
      for (Trial trial : trials.subList(first, Math.min(trials.size(), first + executor.slots()))) {
        Watch watch = new Watch(trial.number());
        watch.future = executor.submit(trial, watch::epochEnded);
        batch.add(watch);
      }
      for (Watch watch : batch) {
        Probe probe = watch.await();
        probes.add(probe);
        told.accept(probe);
      }
    }
    return probes;
  }

  /** What is known of one training. */
  private final class Watch {
    private final int number;
    private final long start = clock.getAsLong();
    private @Nullable CompletableFuture<TrialOutcome> future;
    private @Nullable EpochEvent first;
    private @Nullable EpochEvent last;
    private long firstEnd;
    private long lastEnd;
    private boolean ended;

    Watch(int number) {
      this.number = number;
    }

    /** Called by the executor's threads. */
    private void epochEnded(EpochEvent event) {
      if (note(event)) {
        executor.interrupt(number);
      }
    }

    private synchronized boolean note(EpochEvent event) {
      long now = clock.getAsLong();
      if (first == null || event.epoch() <= first.epoch()) {
        first = event;
        firstEnd = now;
      }
      last = event;
      lastEnd = now;
      boolean isLast = event.epoch() >= event.epochs();
      ended |= !isLast && event.epoch() > first.epoch() && now - firstEnd > longest.toNanos();
      return ended;
    }

    private Probe await() throws InterruptedException {
      if (future == null) {
        throw new IllegalStateException("Nothing was submitted.");
      }
      try {
        return toProbe(future.get());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof StudyFailedException told) {
          throw told;
        }
        throw new StudyFailedException(
            "No probe could be trained: " + String.valueOf(e.getCause()), e.getCause());
      }
    }

    private synchronized Probe toProbe(TrialOutcome outcome) {
      if (ended && !(outcome instanceof TrialOutcome.Completed) && first != null && last != null) {
        double perEpoch = (lastEnd - firstEnd) / NANOS / (last.epoch() - first.epoch());
        return new Probe(outcome, perEpoch * last.epochs(), true);
      }
      double told = outcome.cost().seconds();
      double seconds = Double.isFinite(told) ? told : (clock.getAsLong() - start) / NANOS;
      return new Probe(outcome, seconds, false);
    }
  }
}
