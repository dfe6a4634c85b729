package org.hsicgpbo.trainers.data.decoded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hsicgpbo.trainers.data.InputShape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecodedCacheTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private final AtomicInteger decodings = new AtomicInteger();

  @BeforeEach
  void writeSource() throws IOException {
    Files.writeString(source(), "source");
  }

  @Test
  void decodesOnceAndGivesBackWhatWasDecoded() {
    DecodedSet first = get(cache());
    DecodedSet second = get(cache());

    assertThat(decodings).hasValue(1);
    assertSame(first);
    assertSame(second);
    assertThat(second.sha256()).isEqualTo(first.sha256()).hasSize(64);
  }

  @Test
  void aChangedSourceIsDecodedAnew() throws IOException {
    get(cache());
    Files.setLastModifiedTime(source(), FileTime.fromMillis(12_345));
    get(cache());

    assertThat(decodings).hasValue(2);
  }

  @Test
  void aFlippedBitIsNoticed() throws IOException {
    get(cache());
    Path file = decodedFile();
    byte[] bytes = Files.readAllBytes(file);
    bytes[3] ^= 1;
    // A new file: the old one may still be mapped.
    Files.delete(file);
    Files.write(file, bytes);
    assertSame(get(cache()));

    assertThat(decodings).hasValue(2);
  }

  @Test
  void aFileThatIsCutOffIsNoticed() throws IOException {
    get(cache());
    Path file = decodedFile();
    byte[] bytes = Files.readAllBytes(file);
    for (int length : new int[] {0, 3, 20, bytes.length - 1}) {
      Files.delete(file);
      Files.write(file, java.util.Arrays.copyOf(bytes, length));
      assertSame(get(cache()));
    }
    assertThat(decodings).hasValue(5);
  }

  @Test
  void aCacheThatCannotBeWrittenCostsOnlyTime() throws IOException {
    Path occupied = Files.writeString(folder.resolve("occupied"), "a file, no folder");
    DecodedCache cache = new DecodedCache(occupied);

    assertSame(get(cache));
    assertSame(get(cache));
    assertThat(decodings).hasValue(2);
  }

  @Test
  void aSourceThatIsRefusedLeavesNothingBehind() throws IOException {
    Decoder refusing =
        inputs -> {
          inputs.write(1);
          throw new IllegalArgumentException("The source is wrong.");
        };

    assertThatThrownBy(() -> cache().get("a", List.of(source()), "", refusing))
        .hasMessage("The source is wrong.");
    try (var files = Files.list(folder.resolve("cache"))) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aFullDiskIsToldWithTheFolder() {
    Decoder full =
        inputs -> {
          throw new IOException("No space left on device");
        };

    assertThatThrownBy(() -> cache().get("a", List.of(source()), "", full))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("cache", "No space left on device", "XDG_CACHE_HOME");
  }

  private DecodedSet get(DecodedCache cache) {
    return cache.get("test", List.of(source()), "settings", this::decode);
  }

  private Decoder.Decoded decode(OutputStream inputs) throws IOException {
    decodings.incrementAndGet();
    for (int i = 0; i < 12; i++) {
      inputs.write(200 + i);
    }
    return new Decoder.Decoded(
        Element.BYTE,
        new InputShape.Image(1, 2, 2),
        new Targets.Labels(List.of("a", "b"), new int[] {1, 0, 1}));
  }

  private static void assertSame(DecodedSet set) {
    assertThat(set.shape()).isEqualTo(new InputShape.Image(1, 2, 2));
    Targets.Labels labels = (Targets.Labels) set.targets();
    assertThat(labels.labels()).containsExactly(1, 0, 1);
    assertThat(labels.classes()).containsExactly("a", "b");
    byte[] row = new byte[4];
    set.inputs().bytes(2, row);
    assertThat(row).containsExactly(208, 209, 210, 211);
  }

  private DecodedCache cache() {
    return new DecodedCache(folder.resolve("cache"));
  }

  private Path source() {
    return folder.resolve("source");
  }

  private Path decodedFile() throws IOException {
    try (var files = Files.list(folder.resolve("cache"))) {
      return files.findFirst().orElseThrow();
    }
  }
}
