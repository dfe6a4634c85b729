package org.hsicgpbo.driver.cli;

import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * A stream that remembers why it could not be written: the writers of Java above it only tell that
 * something went wrong.
 */
final class StandardOutput extends FilterOutputStream {
  private Optional<String> failure = Optional.empty();

  StandardOutput(OutputStream stream) {
    super(stream);
  }

  /** That of this process. */
  static StandardOutput ofProcess() {
    return new StandardOutput(new FileOutputStream(java.io.FileDescriptor.out));
  }

  /** What the system said at the first write that failed; empty if all went well. */
  Optional<String> failure() {
    return failure;
  }

  /** Whether the reader, such as head, has closed its end because it has seen enough. */
  boolean readerHasGone() {
    return failure.filter(message -> message.contains("Broken pipe")).isPresent();
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      if (failure.isEmpty()) {
        failure = Optional.of(String.valueOf(e.getMessage()));
      }
      throw e;
    }
  }
}
