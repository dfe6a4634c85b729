package org.hsicgpbo.driver.triallog;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.List;
import org.hsicgpbo.driver.studyfile.StudyFileException;
import org.hsicgpbo.driver.studyfile.StudyFileProblem;

/** Makes the exceptions of bad input, so that all messages name the place in the same way. */
final class LogProblem {
  private LogProblem() {}

  /** About the file as a whole. */
  static StudyFileException inFile(Path file, String message) {
    return at(file, 0, "", message);
  }

  /** About a line (from 1; 0 for none) and a column (empty for none). */
  static StudyFileException at(Path file, long line, String column, String message) {
    return new StudyFileException(
        List.of(
            new StudyFileProblem(
                file.toString(),
                (int) Math.min(line, Integer.MAX_VALUE),
                0,
                printable(column),
                printable(message))));
  }

  /** The text without control characters: what stands in a log must not command a terminal. */
  static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  /** About what is no JSON. */
  static StudyFileException notJson(Path file, JsonProcessingException e) {
    return at(
        file,
        e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
        "",
        "this is no valid JSON: %s.".formatted(e.getOriginalMessage()));
  }
}
