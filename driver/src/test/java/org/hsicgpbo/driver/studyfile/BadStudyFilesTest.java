package org.hsicgpbo.driver.studyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One file for each mistake. A line {@code # expect LINE | KEY | PART | PART} at its end says what
 * is to be told of it; nothing else may be told.
 */
class BadStudyFilesTest {
  private static final Path FOLDER = Path.of("src/test/resources/studyfile/bad");
  private static final String EXPECT = "# expect ";

  private final StudyFileReader reader = new StudyFileReader();

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void tellsLineKeyAndWhatWouldBeRight(Path file) throws IOException {
    List<String[]> expected =
        Files.readAllLines(file).stream()
            .filter(line -> line.startsWith(EXPECT))
            .map(line -> line.substring(EXPECT.length()).split(" *\\| *"))
            .toList();
    assertThat(expected).isNotEmpty();

    StudyFileException failure =
        catchThrowableOfType(StudyFileException.class, () -> reader.read(file));

    assertThat(failure).as("reading " + file).isNotNull();
    assertThat(failure.problems()).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      String[] parts = expected.get(i);
      StudyFileProblem problem = failure.problems().get(i);
      assertThat(problem.source()).isEqualTo(file.toString());
      assertThat(problem.line()).as(problem.toString()).isEqualTo(Integer.parseInt(parts[0]));
      assertThat(problem.key()).as(problem.toString()).isEqualTo(parts[1]);
      assertThat(problem.message()).contains(List.of(parts).subList(2, parts.length));
    }
  }
}
