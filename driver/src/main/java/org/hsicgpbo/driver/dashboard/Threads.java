package org.hsicgpbo.driver.dashboard;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** The few threads of a dashboard beside those of its server; none of them keeps the process up. */
final class Threads implements AutoCloseable {
  private static final int READERS = 2;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(named("dashboard-timer"));
  private final ExecutorService reading =
      Executors.newFixedThreadPool(READERS, named("dashboard-reading"));
  private final ExecutorService ranking =
      Executors.newSingleThreadExecutor(named("dashboard-ranking"));

  /** Reads from the storage, which may take its time. */
  void read(Runnable work) {
    reading.execute(work);
  }

  /** Ranks, which takes a core while it lasts. */
  void rank(Runnable work) {
    ranking.execute(work);
  }

  /** Does short work later; nothing if the dashboard has ended by then. */
  void later(Duration pause, Runnable work) {
    try {
      var unused = timer.schedule(work, pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // It has ended.
    }
  }

  /** Does short work again and again. */
  void every(Duration pause, Runnable work) {
    var unused =
        timer.scheduleWithFixedDelay(
            work, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static ThreadFactory named(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  public void close() {
    timer.shutdownNow();
    reading.shutdownNow();
    ranking.shutdownNow();
  }
}
