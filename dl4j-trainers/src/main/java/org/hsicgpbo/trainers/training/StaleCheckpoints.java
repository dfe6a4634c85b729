package org.hsicgpbo.trainers.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes the checkpoints of trials that nobody ran again. */
public final class StaleCheckpoints {
  private static final Logger LOG = LoggerFactory.getLogger(StaleCheckpoints.class);
  private static final Duration LONGEST_KEPT = Duration.ofDays(30);

  private StaleCheckpoints() {}

  /** Removes from the folder what was last written more than 30 days ago. */
  public static void remove(Path folder, Instant now) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(LONGEST_KEPT))) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // Another worker may be at the same work.
      LOG.warn("Old checkpoints in {} cannot be removed ({}).", folder, e.toString());
    }
  }
}
