package org.hsicgpbo.trainers.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hsicgpbo.trainers.data.format.NpzSet;
import org.hsicgpbo.trainers.model.ModelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that were made to harm: entries are read by name, never unpacked, and bounded. */
class HostileArchiveTest {
  /** Twenty times what a card may have; a few kB in the archive. */
  private static final int BOMB = 320 << 20;

  private final Path folder;

  HostileArchiveTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void entriesThatPointOutOfTheArchiveAreWrittenNowhere() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("a/b"));
    Path model = zip(inner.resolve("model.zip"), "../../escaped.txt", "/tmp/../escaped.txt");
    Path arrays = zip(inner.resolve("data.npz"), "../../escaped.npy", "..\\escaped.npy");

    assertThatThrownBy(() -> ModelFile.card(model)).hasMessageContaining("has no entry");
    assertThat(NpzSet.holds(arrays, "x")).isFalse();
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("model.zip", "data.npz");
    }
  }

  @Test
  void aCardThatUnpacksToHundredsOfMegabytesIsRefused() throws IOException {
    Path model = folder.resolve("bomb.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(model))) {
      zip.putNextEntry(new ZipEntry(ModelFile.CARD));
      zeros(zip);
    }

    assertThat(Files.size(model)).isLessThan(1 << 20);
    assertThatThrownBy(() -> ModelFile.card(model)).hasMessageContaining("its card is larger than");
  }

  private static void zeros(OutputStream out) throws IOException {
    byte[] block = new byte[1 << 20];
    for (int i = 0; i < BOMB / block.length; i++) {
      out.write(block);
    }
  }

  private static Path zip(Path file, String... entries) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String entry : List.of(entries)) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write("harm".getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }
}
