package org.hsicgpbo.trainers.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DataProblemTest {
  private static final Path FILE = Path.of("data/images.gz");

  @Test
  void everyCauseHasItsWords() {
    assertThat(message(new NoSuchFileException("data/images.gz")))
        .isEqualTo("data/images.gz: there is no such file or folder.");
    assertThat(message(new AccessDeniedException("data")))
        .isEqualTo("data: there is no permission to read it. Maybe 'chmod -R u+rX' on it helps.");
    assertThat(message(new EOFException("Unexpected end of ZLIB input stream")))
        .contains("data/images.gz", "damaged or cut off", "Unexpected end");
    assertThat(message(new IOException("Input/output error")))
        .isEqualTo("data/images.gz: it cannot be read: Input/output error.");
  }

  private static String message(IOException cause) {
    return String.valueOf(DataProblem.unreadable(FILE, cause).getMessage());
  }
}
