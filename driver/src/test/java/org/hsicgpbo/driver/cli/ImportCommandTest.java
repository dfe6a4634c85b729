package org.hsicgpbo.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hsicgpbo.driver.load.LargeStudy;
import org.hsicgpbo.driver.terminal.Screen;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ImportCommandTest {
  private static final String STUDY =
      """
      study: small
      problem: {type: command, command: [sh, -c, 'cat > /dev/null; echo 1']}
      space:
        x: {type: real, low: 0, high: 1}
        n: {type: integer, low: 1, high: 8}
      where: n * x <= 4
      strategy: {type: random}
      budget: {trials: 10}
      """;

  private final Path folder;

  ImportCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path file;

  @BeforeEach
  void writeStudyFile() throws IOException {
    file = Files.writeString(folder.resolve("small.yaml"), STUDY);
  }

  private record Result(int code, String out, String err) {}

  private Result execute(String storage, String... arguments) {
    ApplicationFolders folders = ApplicationFolders.of(Map.of(), folder);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commands =
        Main.commandLine(folders, new ProgramWorkshop(folders, new Screen(System.err)))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--storage";
    all[arguments.length + 1] = folder.resolve(storage).toString();
    return new Result(commands.execute(all), out.toString(), err.toString());
  }

  /** With failed, stopped and inactive ones; seeds, stages, figures and reasons survive. */
  @ParameterizedTest
  @ValueSource(strings = {"csv", "json"})
  void whatWasExportedImportedAndExportedAgainIsEqual(String format) throws IOException {
    LargeStudy.main(new String[] {folder.toString(), "400", "hsic-gpbo", "100"});
    Path export = folder.resolve("export." + format);
    String study = folder.resolve("large.yaml").toString();
    execute("large.db", "export", "large", "--format", format, "--output", export.toString());

    assertThat(execute("other.db", "import", study, "--csv", export.toString()).out())
        .isEqualTo(
            "400 of 400 trials imported into the study (large); it has 400 of 500 trials now.\n");
    assertThat(execute("other.db", "export", "large", "--format", format).out())
        .isEqualTo(Files.readString(export))
        .contains("stopped", "diverged");
    assertThat(execute("other.db", "import", study, "--csv", export.toString()).out())
        .isEqualTo(
            "0 of 400 trials imported into the study (large), the others are there already; it has 400 of 500 trials now.\n");
  }

  @Test
  void trialsOfOthersHaveNoSeedAndNoStage() throws IOException {
    Path log = log("x,n,loss", "0.5,2,0.25", "0.25,8,0.125", "0.5,2,0.25");

    Result result = execute("a.db", "import", file.toString(), "--csv", log.toString());

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).startsWith("3 of 3 trials imported");
    List<String> csv = execute("a.db", "export", "small").out().lines().toList();
    assertThat(csv).hasSize(4);
    assertThat(csv.get(2)).startsWith("2,completed,log,0.125,,,,,0,0.25,0.25,8,");
    assertThat(execute("a.db", "import", file.toString(), "--csv", log.toString()).out())
        .startsWith("0 of 3 trials");
  }

  @Test
  void trialsDrawnAtRandomAreRanked() throws IOException {
    StringBuilder rows = new StringBuilder("x,n,loss\n");
    for (int i = 0; i < 60; i++) {
      rows.append(
          "%s,%d,%s%n".formatted((i * 37 % 60) / 60.0 / 2, 1 + i % 8, (i * 37 % 60) / 60.0));
    }
    Path log = Files.writeString(folder.resolve("log.csv"), rows);

    execute("b.db", "import", file.toString(), "--csv", log.toString(), "--drawn-at-random");

    assertThat(execute("b.db", "analyze", "small").out()).contains("60 random trials");
    assertThat(execute("b.db", "report", "small").out()).contains("Recommended is the network of");
  }

  @Test
  void runGoesOnFromThem() throws IOException {
    Path log = log("x,n,loss", "0.5,2,0.25", "0.25,8,0.125");
    execute("c.db", "import", file.toString(), "--csv", log.toString());

    Result run = execute("c.db", "run", file.toString());

    assertThat(run.err()).contains("goes on: 2 of 10 trials are stored");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(execute("c.db", "export", "small").out().lines()).hasSize(11);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.5,9,0.25|log.csv:3: n: found 9; it must be",
        "1.5,2,0.25|log.csv:3: x: found 1.5; it must be",
        "0.9,8,0.25|log.csv:3: these values do not satisfy what stands under where (n * x <= 4)",
        "0.5,2,abc|log.csv:3: loss: found \"abc\"; an error must be a number",
      })
  void valuesOutsideTheSpaceAreRefusedWithTheirPlace(String rowAndMessage) throws IOException {
    String[] parts = rowAndMessage.split("\\|");
    Path log = log("x,n,loss", "0.5,2,0.25", parts[0]);

    Result result = execute("d.db", "import", file.toString(), "--csv", log.toString());

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(parts[1]).doesNotContain("\tat ");
    assertThat(folder.resolve("d.db")).doesNotExist();
  }

  private Path log(String... lines) throws IOException {
    return Files.writeString(folder.resolve("log.csv"), String.join("\n", lines) + "\n");
  }
}
