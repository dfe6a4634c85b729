package org.hsicgpbo.driver.store.sql;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Pauses that somebody can end who does not want to wait any longer. Safe for several threads. */
final class Waiting {
  private long givenUp;

  /** What is waited for from now on is not concerned by what was given up before. */
  synchronized long present() {
    return givenUp;
  }

  /** Ends all pauses, and what has been waited for so far. */
  synchronized void giveUp() {
    givenUp++;
    notifyAll();
  }

  /**
   * Waits for so long.
   *
   * @param present what {@link #present} was when this work began
   * @return false if the work was given up since, or the thread is interrupted
   */
  synchronized boolean pause(Duration longest, long present) {
    long end = System.nanoTime() + longest.toNanos();
    try {
      for (long left = end - System.nanoTime();
          givenUp == present && left > 0;
          left = end - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
      return givenUp == present;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
