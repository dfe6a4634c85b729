package org.hsicgpbo.driver.download;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Data could not be fetched; the message says why and what to do. */
public final class DownloadException extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  DownloadException(String message) {
    super(message, new IOException(message));
  }

  DownloadException(String message, IOException cause) {
    super(message, cause);
  }
}
