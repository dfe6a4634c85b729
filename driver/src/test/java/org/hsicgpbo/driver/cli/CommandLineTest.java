package org.hsicgpbo.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.hsicgpbo.driver.store.StudyClaimedException;
import org.hsicgpbo.driver.studyfile.StudySchema;
import org.hsicgpbo.study.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandLineTest {
  private static final String BAD = "src/test/resources/studyfile/bad/";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path home;

  private record Result(int exitCode, String out, String err) {}

  @Test
  void withoutACommandItShowsTheCommands() {
    Result result = execute();

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("Usage: hsic-gpbo", "run", "Examples:");
  }

  @Test
  void everyCommandHasADescriptionAndAnExample() {
    Main.commandLine(folders(), new MemoryWorkshop())
        .getSubcommands()
        .forEach(
            (name, command) -> {
              assertThat(command.getCommandSpec().usageMessage().description())
                  .as("description of " + name)
                  .isNotEmpty();
              assertThat(String.join("\n", command.getCommandSpec().usageMessage().footer()))
                  .as("examples of " + name)
                  .contains("hsic-gpbo");
            });
  }

  @Test
  void helpOfACommandEndsWithSuccess() {
    Result result = execute("run", "--help");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("STUDY_FILE", "--storage", "Exit codes:", "Examples:");
  }

  @Test
  void tellsItsVersionAndThatOfJava() {
    assertThat(execute("--version").out()).contains("hsic-gpbo ", "Java " + Runtime.version());
  }

  @Test
  void printsTheSchemaAsItShips() {
    assertThat(execute("schema").out()).isEqualTo(StudySchema.text());
  }

  @Test
  void printsACompletionForBash() {
    assertThat(execute("generate-completion").out()).contains("complete -F", "hsic-gpbo", "run");
  }

  @Test
  void theManualPageNamesEveryCommandAndOption() {
    String page = execute("man").out();

    assertThat(page).startsWith(".TH HSIC-GPBO 1");
    for (CommandLine command :
        Main.commandLine(folders(), new MemoryWorkshop()).getSubcommands().values()) {
      assertThat(page).contains(".SS " + command.getCommandName());
    }
    assertThat(page).contains("\\-\\-storage", ".SH EXIT STATUS", ".SH EXAMPLES");
  }

  @Test
  void aMissingStudyFileIsBadInput() {
    Result result = execute("run", "no/such.yaml");

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err())
        .isEqualToNormalizingNewlines("hsic-gpbo: no/such.yaml: there is no such file.\n");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void everyProblemOfAStudyFileIsToldWithoutStackTrace() {
    Result result = execute("run", BAD + "several-at-once.yaml");

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err())
        .contains("5 problems in the study file", ":2: seed:", ":8: budget.trials:")
        .doesNotContain("\tat ");
  }

  @Test
  void theStackTraceIsShownOnRequest() {
    assertThat(execute("run", "--stacktrace", "no/such.yaml").err())
        .contains("there is no such file", "\tat org.hsicgpbo");
  }

  @Test
  void anUnknownOptionIsBadInputWithTheNearestKnownOne() {
    Result result = execute("run", "--storag", "x", "y.yaml");

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("--storag", "--storage");
  }

  @Test
  void aMissingArgumentIsBadInput() {
    Result result = execute("run");

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("STUDY_FILE", "Try 'hsic-gpbo run --help'.");
  }

  @Test
  void failuresHaveTheirExitCodes() {
    assertThat(FailureHandler.codeOf(new BadInputException("x"))).isEqualTo(2);
    assertThat(FailureHandler.codeOf(new StudyClaimedException("somebody runs it"))).isEqualTo(2);
    assertThat(FailureHandler.codeOf(new StoreException("disk full"))).isEqualTo(1);
    assertThat(FailureHandler.codeOf(new IllegalStateException("x"))).isEqualTo(1);
    assertThat(FailureHandler.codeOf(new InterruptedException())).isEqualTo(130);
  }

  @Test
  void outputThatCannotBeWrittenIsAFailure() {
    StringWriter err = new StringWriter();
    StandardOutput full = failingWith("No space left on device");

    assertThat(Main.exitCode(ExitCode.OK, full, new PrintWriter(err, true)))
        .isEqualTo(ExitCode.FAILED);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "hsic-gpbo: standard output could not be written to its end: No space left on device.\n");
    assertThat(Main.exitCode(ExitCode.BAD_INPUT, full, new PrintWriter(err, true)))
        .isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void aReaderThatHasSeenEnoughIsNotToldOfIt() {
    StringWriter err = new StringWriter();

    assertThat(Main.exitCode(ExitCode.OK, failingWith("Broken pipe"), new PrintWriter(err, true)))
        .isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void outputThatWasWrittenLeavesTheExitCode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StandardOutput standard = new StandardOutput(bytes);
    PrintWriter out = new PrintWriter(standard, true, StandardCharsets.UTF_8);
    out.print("R² █");
    out.flush();
    StringWriter err = new StringWriter();

    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("R² █");
    assertThat(Main.exitCode(ExitCode.OK, standard, new PrintWriter(err, true)))
        .isEqualTo(ExitCode.OK);
    assertThat(err.toString()).isEmpty();
  }

  /** A standard output to which something was printed in vain. */
  private static StandardOutput failingWith(String message) {
    StandardOutput standard =
        new StandardOutput(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException(message);
              }
            });
    PrintWriter out = new PrintWriter(standard, true, StandardCharsets.UTF_8);
    out.print("trial,state");
    out.flush();
    return standard;
  }

  @Test
  void foldersFollowTheXdgSpecification() {
    ApplicationFolders usual = ApplicationFolders.of(Map.of("XDG_DATA_HOME", "relative"), home);
    ApplicationFolders given =
        ApplicationFolders.of(Map.of("XDG_STATE_HOME", home.resolve("s").toString()), home);

    assertThat(usual.storage()).isEqualTo(home.resolve(".local/share/hsic-gpbo/studies.db"));
    assertThat(usual.cache()).isEqualTo(home.resolve(".cache/hsic-gpbo"));
    assertThat(given.logFile("a")).isEqualTo(home.resolve("s/hsic-gpbo/logs/a.log"));
  }

  private ApplicationFolders folders() {
    return ApplicationFolders.of(Map.of(), home);
  }

  private Result execute(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.commandLine(folders(), new MemoryWorkshop())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Result(code, out.toString(), err.toString());
  }
}
