package org.hsicgpbo.driver.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.hsicgpbo.driver.process.ChildProcesses;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Signals while networks are trained.
 *
 * <p>Ctrl-C finishes what runs; who has said {@code --now} stops it. SIGTERM and SIGHUP stop it,
 * because who shuts a machine down does not wait. A signal after a stop, and a second Ctrl-C in any
 * case, ends the process at once.
 */
final class Interruption implements AutoCloseable {
  /** To ask a study to end sets a flag and prints a line; nobody waits longer for that. */
  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

  /** What has been asked for so far. */
  private enum State {
    TRAINING,
    FINISHING,
    STOPPING
  }

  private final Ending ending;
  private final boolean now;
  private final PrintWriter err;
  private final IntConsumer halt;
  private final CountDownLatch told = new CountDownLatch(1);
  private final Map<StopSignal, Object> previous = new EnumMap<>(StopSignal.class);
  private State state = State.TRAINING;
  private @Nullable StopSignal last;

  /**
   * Watches from now on.
   *
   * @param ending what signals shall do; called from other threads
   * @param now whether the first Ctrl-C stops what runs
   * @param err where to tell what happens
   * @param halt ends the process at once with the exit code; must not return in a real process
   */
  Interruption(Ending ending, boolean now, PrintWriter err, IntConsumer halt) {
    this.ending = ending;
    this.now = now;
    this.err = err;
    this.halt = halt;
    for (StopSignal signal : StopSignal.values()) {
      Object before = Signals.register(signal.signal(), () -> signalled(signal));
      if (before != null) {
        previous.put(signal, before);
      }
    }
  }

  /** Signals that may end this process. */
  static Ending.Watch ofProcess(boolean now, PrintWriter err) {
    boolean reachesThem = !ChildProcesses.haveSessions();
    return ending -> new Interruption(ending, now || reachesThem, err, Interruption::endProcess);
  }

  /** Nothing may be left that this process has started, whatever process group it is in. */
  private static void endProcess(int code) {
    ChildProcesses.descendants().forEach(ProcessHandle::destroyForcibly);
    Runtime.getRuntime().halt(code);
  }

  /** What a signal does. */
  void signalled(StopSignal signal) {
    if (isLast(signal)) {
      err.println();
      err.println("Ended at once; " + ending.stopped() + ".");
      err.flush();
      halt.accept(signal.code());
      return;
    }
    try {
      // First the study, then the words: a worker that the same Ctrl-C has killed is no crash.
      if (finishes(signal)) {
        ending.finish().run();
        tell(
            "Stopping: %s. Ctrl-C again ends at once; %s."
                .formatted(ending.finishing().get(), ending.stopped()));
      } else {
        ending.stop().run();
        tell("Stopping; %s. Ctrl-C again ends without waiting.".formatted(ending.stopped()));
      }
    } finally {
      told.countDown();
    }
  }

  private void tell(String line) {
    err.println();
    err.println(line);
    err.flush();
  }

  private boolean finishes(StopSignal signal) {
    return signal == StopSignal.INTERRUPT && !now;
  }

  /** Whether nothing is to be waited for after this signal; otherwise what it asks for is noted. */
  private synchronized boolean isLast(StopSignal signal) {
    boolean isLast =
        state == State.STOPPING || (state == State.FINISHING && signal == StopSignal.INTERRUPT);
    state = finishes(signal) ? State.FINISHING : State.STOPPING;
    last = signal;
    return isLast;
  }

  /** The last signal; if there was one, what it does has been done when this returns. */
  Optional<StopSignal> signal() {
    Optional<StopSignal> signal = lastSignal();
    if (signal.isPresent()) {
      try {
        var unused = told.await(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return signal;
  }

  private synchronized Optional<StopSignal> lastSignal() {
    return Optional.ofNullable(last);
  }

  /** Signals mean again what they meant before. */
  @Override
  public void close() {
    previous.forEach((signal, before) -> Signals.unregister(signal.signal(), before));
  }
}
