package org.hsicgpbo.driver.studyfile;

import java.util.List;
import java.util.stream.Collectors;

/** A study file that cannot be used; its message holds one line for each problem. */
public final class StudyFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<StudyFileProblem> problems;

  /** With all problems that were found, in the order of the file; at least one. */
  public StudyFileException(List<StudyFileProblem> problems) {
    super(problems.stream().map(StudyFileProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** All problems that were found, in the order of the file. */
  public List<StudyFileProblem> problems() {
    return problems;
  }
}
