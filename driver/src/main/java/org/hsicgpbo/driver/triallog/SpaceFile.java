package org.hsicgpbo.driver.triallog;

import java.nio.file.Path;
import org.hsicgpbo.driver.studyfile.StudyFileException;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.space.SearchSpace;

/** Reads a YAML file whose top level is what stands under {@code space:} in a study file. */
public final class SpaceFile {
  private SpaceFile() {}

  /**
   * Reads a space.
   *
   * @throws StudyFileException if the file cannot be read or holds no valid space, with all
   *     problems, their lines and what would be right
   */
  public static SearchSpace read(Path file) {
    return new StudyFileReader().readSpace(file);
  }
}
