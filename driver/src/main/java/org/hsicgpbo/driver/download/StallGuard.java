package org.hsicgpbo.driver.download;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Reads a stream and closes it when nothing comes for a while, which ends the reading. */
final class StallGuard implements Closeable {
  private static final int CHECKS_PER_LIMIT = 4;

  private final InputStream in;
  private final Duration limit;
  private final AtomicLong lastBytes = new AtomicLong(System.nanoTime());
  private final AtomicBoolean stalled = new AtomicBoolean();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "download-guard");
            thread.setDaemon(true);
            return thread;
          });

  StallGuard(InputStream in, Duration limit) {
    this.in = in;
    this.limit = limit;
    long period = Math.max(1, limit.toMillis() / CHECKS_PER_LIMIT);
    var unused = clock.scheduleAtFixedRate(this::check, period, period, TimeUnit.MILLISECONDS);
  }

  /** Like {@link InputStream#read(byte[])}. */
  int read(byte[] buffer) throws IOException {
    int n;
    try {
      n = in.read(buffer);
    } catch (IOException e) {
      throw stalled.get() ? stall(e) : e;
    }
    if (stalled.get()) {
      throw stall(null);
    }
    lastBytes.set(System.nanoTime());
    return n;
  }

  private IOException stall(@org.jspecify.annotations.Nullable IOException cause) {
    return new IOException("nothing came for %d s".formatted(limit.toSeconds()), cause);
  }

  private void check() {
    if (System.nanoTime() - lastBytes.get() > limit.toNanos()) {
      stalled.set(true);
      try {
        in.close();
      } catch (IOException e) {
        // The reader is told of the stall either way.
        stalled.set(true);
      }
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
