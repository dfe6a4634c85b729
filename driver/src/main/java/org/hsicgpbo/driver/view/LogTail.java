package org.hsicgpbo.driver.view;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The end of a log.
 *
 * @param text the last characters, from the beginning of a line if some are left out
 * @param truncated whether some are left out
 */
record LogTail(String text, boolean truncated) {
  /** No log. */
  static final LogTail NONE = new LogTail("", false);

  private static final int LARGEST = 256 * 1024;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  /**
   * What the training of a trial printed; nothing if no file holds it here.
   *
   * @param logs the folder that has a folder for each study
   */
  static LogTail of(Path logs, String study, int trial) {
    // A storage that somebody else filled may hold a study whose name leads out of the folder.
    if (!NAME.matcher(study).matches()) {
      return NONE;
    }
    Path file = logs.resolve(study).resolve("trial-%d.log".formatted(trial));
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return NONE;
    }
    try {
      return read(file);
    } catch (IOException e) {
      return new LogTail("The log cannot be read: " + e.getMessage(), false);
    }
  }

  private static LogTail read(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long skipped = Math.max(0, channel.size() - LARGEST);
      channel.position(skipped);
      ByteBuffer bytes = ByteBuffer.allocate(LARGEST);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        continue;
      }
      String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
      return skipped == 0
          ? new LogTail(text, false)
          : new LogTail(text.substring(text.indexOf('\n') + 1), true);
    }
  }
}
