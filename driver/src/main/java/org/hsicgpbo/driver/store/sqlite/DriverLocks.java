package org.hsicgpbo.driver.store.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.hsicgpbo.study.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * Which drivers are alive: each holds a lock of the operating system on one byte of a file beside
 * the database, at the place of its id. The operating system frees it when the process ends, in
 * whatever way, and not before: a process that is stopped or a laptop that sleeps keeps it.
 */
final class DriverLocks implements AutoCloseable {
  /** Drivers count from 1, so this byte is free for the making of the schema. */
  private static final long SCHEMA = 0;

  private final Path file;
  private final Map<Long, FileLock> held = new HashMap<>();
  private @Nullable FileChannel channel;

  /** Locks beside the database file; nothing is opened before the first one is asked for. */
  DriverLocks(Path database) {
    this.file = database.resolveSibling(database.getFileName() + "-lock");
  }

  /** Takes the lock of the driver of this object, for as long as this is open. */
  synchronized void hold(long driver) {
    if (!held.containsKey(driver)) {
      FileLock lock = tryLock(driver, false);
      if (lock == null) {
        throw new StoreException(
            "The place (%d) of this driver in the file (%s) is taken. Run it again."
                .formatted(driver, file));
      }
      held.put(driver, lock);
    }
  }

  /** Whether a process holds the lock of that driver. */
  synchronized boolean isHeld(long driver) {
    if (held.containsKey(driver)) {
      return true;
    }
    // Shared: two that look at the same moment must not take each other for the driver.
    FileLock lock = tryLock(driver, true);
    if (lock == null) {
      return true;
    }
    try {
      lock.release();
      return false;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private @Nullable FileLock tryLock(long driver, boolean shared) {
    try {
      return channel().tryLock(driver, 1, shared);
    } catch (OverlappingFileLockException e) {
      // Another database object of this process has it.
      return null;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Does the work while no other process does the like; waits for it. */
  synchronized void whileSchemaLocked(Runnable work) {
    try {
      FileLock lock = channel().lock(SCHEMA, 1, false);
      try {
        work.run();
      } finally {
        lock.release();
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public synchronized void close() {
    held.clear();
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        throw failure(e);
      }
      channel = null;
    }
  }

  private FileChannel channel() throws IOException {
    if (channel == null) {
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
    return channel;
  }

  private StoreException failure(IOException e) {
    return new StoreException(
        "The file (%s), which keeps two runs of one study apart, cannot be used: %s. Choose another place with --storage."
            .formatted(file, e.getMessage()),
        e);
  }
}
