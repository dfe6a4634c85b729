package org.hsicgpbo.driver.studyfile;

import java.util.Comparator;

/**
 * One thing that is wrong in a study file, told as {@code configs/x.yaml:9: space.dropout.low:
 * found …; the low must be …}.
 *
 * @param source name of the file
 * @param line line from 1; 0 if it is about the file as a whole
 * @param column column from 1; 0 if it is about the line as a whole
 * @param key path of the key, such as space.dropout.low; empty if it is about no key
 * @param message what was found and what is allowed
 */
public record StudyFileProblem(String source, int line, int column, String key, String message) {
  /** From the top of the file to its end. */
  static final Comparator<StudyFileProblem> IN_FILE_ORDER =
      Comparator.comparingInt(StudyFileProblem::line).thenComparingInt(StudyFileProblem::column);

  /** The line for people. */
  @Override
  public String toString() {
    return source
        + (line > 0 ? ":" + line : "")
        + ": "
        + (key.isEmpty() ? "" : key + ": ")
        + message;
  }
}
