package org.hsicgpbo.driver.studyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever bytes are in a file: it is read, or told as problems with their place, and soon. The
 * limit of time is far above what any file takes, so that only a hang passes it.
 */
class MutatedFilesTest {
  private static final Duration HANG = Duration.ofSeconds(30);
  private static final int QUICK = 800;
  private static final int ALL = 10_000;

  private final Path folder;

  MutatedFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private final Mutations studies =
      new Mutations(Path.of("../configs"), Path.of("src/test/resources/studyfile"));

  private final Mutations comparisons = new Mutations(Path.of("../configs/compare"));

  /** What became of the files. */
  private record Counts(int read, int refused, double longestSeconds) {}

  @Test
  void studyFilesAreReadOrToldWithTheirPlace() throws IOException {
    Counts counts = all(studies, QUICK, new StudyFileReader()::read);

    assertThat(counts.refused()).as("%s", counts).isGreaterThan(QUICK / 2);
  }

  @Test
  void comparisonFilesAreReadOrToldWithTheirPlace() throws IOException {
    copyQuickStudies();
    Counts counts = all(comparisons, QUICK / 4, new ComparisonReader(ProblemCheck.NONE)::read);

    assertThat(counts.refused()).as("%s", counts).isGreaterThan(QUICK / 16);
  }

  @Test
  @Tag("slow")
  void tenThousandStudyFilesAndAThousandComparisonFiles() throws IOException {
    copyQuickStudies();
    Counts all = all(studies, ALL, new StudyFileReader()::read);
    Counts compared = all(comparisons, ALL / 10, new ComparisonReader(ProblemCheck.NONE)::read);

    assertThat(all.read() + all.refused()).isEqualTo(ALL);
    System.err.printf("study files: %s; comparison files: %s%n", all, compared);
  }

  @Test
  void aFileOfTenMegabytesIsRefusedUnread() throws IOException {
    Path file = folder.resolve("huge.yaml");
    Files.writeString(file, "study: " + "x".repeat(10 << 20));

    assertThat(problem(file)).contains("the file is larger than 1024 kB");
    assertThat(problem(Path.of("/dev/zero"))).contains("the file is larger than 1024 kB");
  }

  private static String problem(Path file) {
    try {
      new StudyFileReader().read(file);
      throw new AssertionError("It was read: " + file);
    } catch (StudyFileException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private Counts all(Mutations mutations, int count, Function<Path, ?> reader) throws IOException {
    int read = 0;
    double longest = 0;
    Path file = folder.resolve("compare").resolve("mutated.yaml");
    Files.createDirectories(folder.resolve("compare"));
    for (int seed = 0; seed < count; seed++) {
      byte[] bytes = mutations.of(seed);
      Files.write(file, bytes);
      long begin = System.nanoTime();
      read += assertTimeoutPreemptively(HANG, () -> isRead(file, reader)) ? 1 : 0;
      longest = Math.max(longest, (System.nanoTime() - begin) / 1e9);
    }
    return new Counts(read, count - read, longest);
  }

  private static boolean isRead(Path file, Function<Path, ?> reader) throws IOException {
    try {
      var unused = reader.apply(file);
      return true;
    } catch (StudyFileException e) {
      assertThat(e.problems()).isNotEmpty();
      assertThat(e.problems())
          .allSatisfy(
              problem -> {
                assertThat(problem.message()).isNotBlank().doesNotContain("Exception");
                assertThat(problem.toString()).doesNotContainPattern("[\\p{Cntrl}]");
              });
      boolean isEmpty = Files.readString(file, StandardCharsets.ISO_8859_1).isBlank();
      assertThat(e.problems().stream().anyMatch(p -> p.line() > 0) || isEmpty || isWhole(e))
          .as(e.getMessage())
          .isTrue();
      return false;
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(
          Files.readString(file, StandardCharsets.ISO_8859_1)
              .lines()
              .limit(40)
              .collect(java.util.stream.Collectors.joining("\n")),
          e);
    }
  }

  /** About the file as a whole: a missing key has no line, nor has a file without any. */
  private static boolean isWhole(StudyFileException e) {
    return e.problems().stream()
        .allMatch(
            p ->
                p.message().contains("found nothing")
                    || p.message().contains("missing")
                    || p.message().contains("larger than"));
  }

  private void copyQuickStudies() throws IOException {
    Path target = Files.createDirectories(folder.resolve("quick"));
    try (var files = Files.list(Path.of("../configs/quick"))) {
      for (Path file : files.toList()) {
        Files.copy(
            file,
            target.resolve(file.getFileName()),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
    }
    try (var files = Files.list(Path.of("../configs"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(
            file,
            folder.resolve(file.getFileName()),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
