package org.hsicgpbo.driver.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jline.utils.Signals;

/**
 * Ctrl-C and SIGTERM while a study runs: the first one asks it to stop, the second one ends the
 * process at once.
 */
final class Interruption implements AutoCloseable {
  private static final String[] SIGNALS = {"INT", "TERM"};

  /** To stop sets a flag and prints a line; nobody waits longer for that. */
  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

  private final AtomicInteger count = new AtomicInteger();
  private final CountDownLatch told = new CountDownLatch(1);
  private final Runnable stop;
  private final IntConsumer halt;
  private final Object[] previous = new Object[SIGNALS.length];

  /**
   * Watches from now on.
   *
   * @param stop called at the first signal, from another thread
   * @param halt called at the second one with the exit code; must not return in a real process
   */
  Interruption(Runnable stop, IntConsumer halt) {
    this.stop = stop;
    this.halt = halt;
    for (int i = 0; i < SIGNALS.length; i++) {
      previous[i] = Signals.register(SIGNALS[i], this::signalled);
    }
  }

  /** Watches from now on; the second signal ends this process. */
  static Interruption ofProcess(Runnable stop) {
    return new Interruption(stop, code -> Runtime.getRuntime().halt(code));
  }

  /** What the first signal shall do, with a line that says so. */
  static Runnable telling(PrintWriter err, String consequence, Runnable stop) {
    return () -> {
      // First the study, then the words: a worker that the same Ctrl-C has killed is no crash.
      stop.run();
      err.println();
      err.println("Stopping. " + consequence + "; Ctrl-C ends at once.");
      err.flush();
    };
  }

  /** What a signal does. */
  void signalled() {
    if (count.incrementAndGet() == 1) {
      try {
        stop.run();
      } finally {
        told.countDown();
      }
    } else {
      halt.accept(ExitCode.INTERRUPTED);
    }
  }

  /** Whether there was a signal; if so, what it does at first has been done when this returns. */
  boolean happened() {
    if (count.get() == 0) {
      return false;
    }
    try {
      var unused = told.await(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return true;
  }

  /** Signals mean again what they meant before. */
  @Override
  public void close() {
    for (int i = 0; i < SIGNALS.length; i++) {
      if (previous[i] != null) {
        Signals.unregister(SIGNALS[i], previous[i]);
      }
    }
  }
}
