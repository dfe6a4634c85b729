package org.hsicgpbo.driver.worker;

import org.jspecify.annotations.Nullable;

/**
 * Whether a training shall end soon. It outlives the attempts of its trial: what is asked for while
 * nothing trains, before a worker is ready or between two attempts, is told to the next one. Safe
 * for use by several threads.
 */
final class StopRequest {
  private boolean isRequested;
  private @Nullable Runnable listener;

  /** The training shall end soon. */
  void request() {
    @Nullable Runnable told;
    synchronized (this) {
      isRequested = true;
      told = listener;
    }
    // Not under the lock: it may write to a process that does not read.
    if (told != null) {
      told.run();
    }
  }

  /** An attempt listens from now on; it is told at once what was asked for before. */
  void listen(Runnable attempt) {
    boolean isLate;
    synchronized (this) {
      listener = attempt;
      isLate = isRequested;
    }
    if (isLate) {
      attempt.run();
    }
  }

  /** The attempt has ended. */
  synchronized void unlisten() {
    listener = null;
  }
}
