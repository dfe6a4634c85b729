package org.hsicgpbo.driver.store;

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
 * Which process may write to which study: a lock of the operating system on one byte of a file
 * beside the database, at the place of the study's id. The operating system frees it when the
 * process ends, in whatever way; nothing has to be tidied up after a kill.
 */
final class StudyLocks implements AutoCloseable {
  /** Studies count from 1, so this byte is free for the making of the schema. */
  private static final long SCHEMA = 0;

  private final Path file;
  private final Map<Long, FileLock> held = new HashMap<>();
  private @Nullable FileChannel channel;

  /** Locks beside the database file; nothing is opened before the first one is asked for. */
  StudyLocks(Path database) {
    this.file = database.resolveSibling(database.getFileName() + "-lock");
  }

  /** Whether this object holds the lock of the study. */
  synchronized boolean holds(long study) {
    return held.containsKey(study);
  }

  /** Takes the lock of the study; false if somebody else has it. */
  synchronized boolean tryLock(long study) {
    try {
      FileLock lock = channel().tryLock(study, 1, false);
      if (lock == null) {
        return false;
      }
      held.put(study, lock);
      return true;
    } catch (OverlappingFileLockException e) {
      // Another database object of this process has it.
      return false;
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
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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
