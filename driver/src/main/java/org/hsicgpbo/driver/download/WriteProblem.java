package org.hsicgpbo.driver.download;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Says why a file could not be written. */
final class WriteProblem {
  private WriteProblem() {}

  static DownloadException of(Path file, IOException failure) {
    IOException cause = failure.getCause() instanceof IOException inner ? inner : failure;
    String reason =
        cause instanceof AccessDeniedException
            ? "there is no permission to write it"
            : reason(cause);
    return new DownloadException(
        "%s cannot be written: %s. --data DIR names another folder for data."
            .formatted(file, reason),
        cause);
  }

  private static String reason(IOException cause) {
    String reason = cause instanceof FileSystemException system ? system.getReason() : null;
    return reason == null ? String.valueOf(cause.getMessage()) : reason;
  }
}
