package org.hsicgpbo.driver.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs a study. */
@Command(
    name = "run",
    description = {"Run a study.", ""})
final class RunCommand implements Callable<Integer> {
  @Parameters(paramLabel = "STUDY_FILE", description = "The study file (YAML).")
  private @Nullable Path studyFile;

  @Override
  public Integer call() {
    StudyFile file = new StudyFileReader().read(Objects.requireNonNull(studyFile));
    return file.trials() > 0 ? ExitCode.OK : ExitCode.FAILED;
  }
}
