package org.hsicgpbo.driver.studyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever is in a file: it is read or told as a problem, never an exception of another kind. */
class StudyFileFuzzTest {
  private static final List<String> ODD =
      List.of(
          "",
          "~",
          "null",
          "true",
          "-1",
          "0",
          "1e-5",
          "1e999",
          ".nan",
          "-.inf",
          "0x1F",
          "[]",
          "{}",
          "[[1]]",
          "{a: b}",
          "\"\"",
          "'é✓'",
          "!!str x",
          "*a",
          "&a b",
          "|",
          "99999999999999999999",
          "real",
          "when",
          "\t",
          "\u0000",
          "\uFEFF",
          "---",
          "...",
          "? a",
          "a: b: c",
          "%YAML 9",
          "2001-01-01");

  private final StudyFileReader reader = new StudyFileReader();
  private final byte[] valid =
      Files.readAllBytes(Path.of("src/test/resources/studyfile/good/everything.yaml"));

  StudyFileFuzzTest() throws IOException {}

  @Property(tries = 400)
  void survivesChangedBytes(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int changes) {
    Random random = new Random(seed);
    byte[] bytes = valid.clone();
    for (int i = 0; i < changes; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(128);
    }
    readOrTell(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  @Property(tries = 400)
  void survivesWordsThatAreReplaced(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int changes) {
    Random random = new Random(seed);
    String[] words = new String(valid, StandardCharsets.UTF_8).split("\\b", -1);
    for (int i = 0; i < changes; i++) {
      words[random.nextInt(words.length)] =
          random.nextBoolean()
              ? ODD.get(random.nextInt(ODD.size()))
              : words[random.nextInt(words.length)];
    }
    readOrTell(String.join("", words));
  }

  @Property(tries = 200)
  void survivesLinesThatAreDroppedSwappedAndCut(@ForAll long seed) {
    Random random = new Random(seed);
    String[] lines = new String(valid, StandardCharsets.UTF_8).split("\n", -1);
    for (int i = 0; i < 3; i++) {
      int line = random.nextInt(lines.length);
      int other = random.nextInt(lines.length);
      String kept = lines[line];
      lines[line] = random.nextBoolean() ? lines[other] : "";
      lines[other] = kept.substring(0, random.nextInt(kept.length() + 1));
    }
    readOrTell(String.join("\n", lines));
  }

  private void readOrTell(String text) {
    try {
      assertThat(reader.read(text, "fuzz.yaml").space().dimensions()).isPositive();
    } catch (StudyFileException e) {
      assertThat(e.problems()).isNotEmpty();
      assertThat(e.problems()).allSatisfy(p -> assertThat(p.message()).isNotBlank());
      assertThat(e.getMessage()).startsWith("fuzz.yaml");
    }
  }
}
