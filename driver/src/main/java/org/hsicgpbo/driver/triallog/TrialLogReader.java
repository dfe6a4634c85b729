package org.hsicgpbo.driver.triallog;

import org.hsicgpbo.driver.studyfile.StudyFileException;

/** Reads trial logs of others. */
public final class TrialLogReader {
  private TrialLogReader() {}

  /**
   * Reads a log; its format is told from its content.
   *
   * @throws StudyFileException if it cannot be read or used, naming file, line and column
   */
  @SuppressWarnings("DoNotCallSuggester") // the formats follow one by one
  public static TrialLog read(TrialLogRequest request) {
    throw LogProblem.inFile(request.file(), "no format is supported yet.");
  }
}
