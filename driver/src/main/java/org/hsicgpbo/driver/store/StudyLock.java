package org.hsicgpbo.driver.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.hsicgpbo.study.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * The right to work on one study, held by a lock of the operating system, which ends with the
 * process whatever happens to it.
 */
final class StudyLock implements AutoCloseable {
  private final FileChannel channel;

  private StudyLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws StoreException if another driver holds it
   */
  static StudyLock take(Path database, String study) {
    Path file = database.resolveSibling(database.getFileName() + "." + study + ".lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new StoreException(
            "The study (%s) in %s is being run by another process. Wait for it, or stop it, and run again."
                .formatted(study, database));
      }
      return new StudyLock(channel);
    } catch (IOException e) {
      throw new StoreException(
          "The lock (%s) of the study cannot be taken: %s".formatted(file, e), e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StoreException("The lock of a study cannot be released: " + e.getMessage(), e);
    }
  }
}
