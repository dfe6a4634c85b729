package org.hsicgpbo.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hsicgpbo.driver.studyfile.Mutations;
import org.hsicgpbo.driver.terminal.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of a broken study file: exit code 2 and a sentence, never a stack trace. */
class MutatedStudyFilesTest {
  private static final int FILES = 200;

  private final Path folder;

  MutatedStudyFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** The log is missing, so that a file that is still good ends with exit code 2 as well. */
  @Test
  void endWithExitCode2AndASentence() throws IOException {
    Mutations mutations =
        new Mutations(Path.of("../configs"), Path.of("src/test/resources/studyfile"));
    Path file = folder.resolve("mutated.yaml");
    for (int seed = 0; seed < FILES; seed++) {
      Files.write(file, mutations.of(1_000_000L + seed));
      StringWriter err = new StringWriter();
      ApplicationFolders folders = ApplicationFolders.of(Map.of(), folder);
      int code =
          Main.commandLine(folders, new ProgramWorkshop(folders, new Screen(System.err)))
              .setErr(new PrintWriter(err, true))
              .execute("import", file.toString(), "--csv", folder.resolve("none.csv").toString());

      assertThat(code).as("seed %d: %s", seed, err).isEqualTo(2);
      assertThat(err.toString())
          .as("seed %d", seed)
          .matches("(?s).*(mutated\\.yaml(:\\d+)?: |none\\.csv: there is no such file).*")
          .doesNotContain("\tat ", "Exception");
    }
  }
}
