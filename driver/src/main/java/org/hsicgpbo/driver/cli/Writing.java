package org.hsicgpbo.driver.cli;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What can fail while it writes. */
@FunctionalInterface
interface Writing {
  /** Writes. */
  void write() throws IOException;

  /** Writes where only unchecked exceptions can pass. */
  static void unchecked(Writing content) {
    try {
      content.write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
