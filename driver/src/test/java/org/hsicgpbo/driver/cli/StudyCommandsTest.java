package org.hsicgpbo.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyCommandsTest {
  private static final String TEXT =
      """
      study: example
      problem: {type: runge}
      space:
        x: {type: real, low: 0, high: 1}
      strategy: {type: random}
      budget: {trials: 6}
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path home;

  @SuppressWarnings("NullAway.Init")
  private Path file;

  @SuppressWarnings("NullAway.Init")
  private Path storage;

  private final MemoryWorkshop workshop = new MemoryWorkshop();

  private record Result(int exitCode, String out, String err) {}

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(home.resolve("example.yaml"), TEXT);
    storage = Files.createFile(home.resolve("s.db"));
  }

  @Test
  void runShowsProgressOnErrAndTheResultOnOut() {
    Result result = execute("run", file.toString());

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).contains("progress 1 of 6", "progress 6 of 6");
    assertThat(result.out()).isEqualToNormalizingNewlines("text of 6 trials, model \n");
  }

  @Test
  void aSampleTooSmallToRankFromIsToldBeforeItIsDrawn() throws IOException {
    String text =
        TEXT.replace("{type: random}", "{type: hsic-gpbo, warm-up: 20}")
            .replace("trials: 6", "trials: 24");
    Path path = Files.writeString(home.resolve("small.yaml"), text);

    assertThat(execute("run", path.toString()).err())
        .startsWith("The ranking needs 5 good trials")
        .contains("progress 1 of 24");
    assertThat(execute("run", path.toString(), "--quiet").err()).isEmpty();
  }

  @Test
  void quietRunsPrintOnlyWhatTheFormatAsksFor() {
    Result quiet = execute("run", file.toString(), "--quiet");
    Result json = execute("run", file.toString(), "--quiet", "--format", "json");

    assertThat(quiet.out()).isEmpty();
    assertThat(quiet.err()).isEmpty();
    assertThat(json.out()).isEqualToNormalizingNewlines("{\"trials\":6}\n");
    assertThat(json.err()).isEmpty();
  }

  @Test
  void theStatusFileTellsOfADriverThatIsOutOfHeap() throws IOException {
    Path heapless = Files.writeString(home.resolve("h.yaml"), TEXT.replace("example", "heapless"));
    Path status = home.resolve("status.json");

    assertThatThrownBy(
            () -> execute("run", heapless.toString(), "--status-file", status.toString()))
        .isInstanceOf(OutOfMemoryError.class);

    assertThat(status)
        .content()
        .contains(
            "\"code\" : 1",
            "\"end\" : \"failed\"",
            "\"message\" : \"OutOfMemoryError: Java heap space\"");
  }

  @Test
  void theOutputFolderReceivesTheFiles() {
    Path folder = home.resolve("deep/results");

    Result result = execute("run", file.toString(), "--output", folder.toString());

    assertThat(result.out()).contains("model best-of-", "Written to " + folder);
    assertThat(folder.resolve("results.json")).content().contains("\"trials\":6");
    assertThat(folder.resolve("trials.csv")).content().contains("6,completed");
    assertThat(folder.resolve("report.html")).content().contains("<html>");
    assertThat(folder).isDirectoryNotContaining("glob:**.unfinished");
  }

  @Test
  void aNetworkThatCannotBeSavedCostsNoReport() throws IOException {
    Path unsavable =
        Files.writeString(home.resolve("u.yaml"), TEXT.replace("example", "unsavable"));
    Path folder = home.resolve("results");

    Result result = execute("run", unsavable.toString(), "--output", folder.toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err()).contains("hsic-gpbo: It ended otherwise.");
    assertThat(result.out()).contains("text of 6 trials", "Written to " + folder);
    assertThat(folder.resolve("results.json")).content().contains("\"trials\":6");
    assertThat(folder.resolve("report.html")).exists();
  }

  @Test
  void anOutputFolderThatCannotBeWrittenIsFoundBeforeTraining() {
    Result result =
        execute("run", file.toString(), "--output", file.resolve("in-a-file").toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("cannot be written", "Choose another --output.");
    assertThat(workshop.studies()).isEmpty();
  }

  @Test
  void aSecondRunGoesOnWithMoreTrials() throws IOException {
    execute("run", file.toString());
    Files.writeString(file, TEXT.replace("trials: 6", "trials: 8"));

    Result result = execute("run", file.toString());

    assertThat(result.err())
        .contains("goes on: 6 of 8 trials are stored", "progress 7 of 8", "progress 8 of 8")
        .doesNotContain("progress 6");
    assertThat(execute("show", "example").out()).contains("trials      8 of 8");
  }

  @Test
  void aChangedSpaceIsRefusedAndNothingIsLost() throws IOException {
    execute("run", file.toString());
    Files.writeString(file, TEXT.replace("high: 1", "high: 2"));

    Result result = execute("run", file.toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("space.x: a real number from 0.0 to 1.0 →");
    assertThat(workshop.studies().get(0).trials().finished()).hasSize(6);
  }

  @Test
  void aRunHasItsLog() {
    execute("run", file.toString());

    assertThat(home.resolve(".local/state/hsic-gpbo/logs/example.log"))
        .content()
        .contains("Study example from", "trial 1 begins (random): x=", "ended with 6 trials");
  }

  @Test
  void aStudyInWhichAllTrialsFailHasFailed() throws IOException {
    Files.writeString(file, TEXT.replace("example", "failing"));

    Result result = execute("run", file.toString(), "--output", home.resolve("out").toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err())
        .contains("all 6 trials failed. 'hsic-gpbo show failing --trials' tells how.");
    assertThat(execute("show", "failing", "--trials").out())
        .contains("6 of 6: 6 diverged", "trial 6 (random): diverged (the loss is NaN)");
  }

  @Test
  void aHyperparameterThatTheTrainerDoesNotKnowIsToldWithItsLine() throws IOException {
    Files.writeString(file, TEXT.replace("strategy:", "  unknown: {type: boolean}\nstrategy:"));

    Result result = execute("run", file.toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err())
        .contains(
            file
                + ":5: space.unknown: found a hyperparameter that the problem runge does not know.",
            "Did you mean unknowns? It knows x, unknowns.");
  }

  @Test
  void workersMustBePositive() {
    Result result = execute("run", file.toString(), "--workers", "0");

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("--workers: found 0; it must be at least 1.");
  }

  @Test
  void aStudyThatNeverFinishedATrialBeginsAnewWithTheMendedFile() throws IOException {
    String broken = TEXT.replace("example", "broken");
    Path path = Files.writeString(home.resolve("b.yaml"), broken);
    assertThat(execute("run", path.toString()).exitCode()).isEqualTo(ExitCode.FAILED);
    Files.writeString(path, broken.replace("{type: runge}", "{type: bateman}"));

    Result second = execute("run", path.toString());

    assertThat(second.err())
        .contains("The study (broken) begins anew", "problem.type: runge → bateman")
        .contains("There is no such program.");
    assertThat(execute("show", "broken", "--file").out()).contains("type: bateman");
  }

  @Test
  void aMissingSourceOfAWarmStartIsFoundBeforeAnythingIsStored() throws IOException {
    Path path =
        Files.writeString(
            home.resolve("w.yaml"),
            TEXT.replace("{type: random}", "{type: gpbo}") + "warm-start: {studies: [moonday]}\n");

    Result result = execute("run", path.toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("There is no study (moonday)", "there are none");
    assertThat(workshop.studies()).isEmpty();
  }

  @Test
  void aLogInWhichAHyperparameterNeverChangesIsASourceToo() throws IOException {
    Files.writeString(home.resolve("log.csv"), "x,error\n0.5,3\n0.5,2\n0.5,1\n");
    Path path =
        Files.writeString(
            home.resolve("w.yaml"),
            TEXT.replace("{type: random}", "{type: gpbo}") + "warm-start: {logs: [log.csv]}\n");

    Result used = execute("run", path.toString());
    assertThat(used.exitCode()).as(used.err()).isZero();
    assertThat(used.err()).contains("Warm start: 3 of 3 trials of the log log.csv are used.");

    Files.writeString(home.resolve("log.csv"), "x,mine\n0.5,3\n0.4,2\n");
    Result unnamed = execute("run", path.toString());
    assertThat(unnamed.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(unnamed.err())
        .contains("warm-start.logs: ", "for a warm start call the column error in a copy");
  }

  @Test
  void studiesAreListed() {
    assertThat(execute("studies").out()).contains("There are no studies in");
    execute("run", file.toString());

    assertThat(execute("studies").out())
        .contains("example", "runge", "random", "6 of 6", "best error");
  }

  @Test
  void aStudyIsShown() {
    execute("run", file.toString());

    Result brief = execute("show", "example");
    Result all = execute("show", "example", "--trials");
    Result text = execute("show", "example", "--file");

    assertThat(brief.out()).contains("trials      6 of 6: 6 completed", "best        trial ");
    assertThat(all.out()).contains("trial 1 (random): error", "10 parameters, 20 FLOP, ", "; x=");
    assertThat(text.out()).isEqualTo(TEXT);
  }

  @Test
  void figuresAreTheSameInEveryLanguage() {
    execute("run", file.toString());
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(execute("show", "example").out()).containsPattern("error [0-9]\\.[0-9]");
      assertThat(execute("studies").out()).containsPattern("6 of 6 +[0-9]\\.[0-9]");
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  void aCostThatIsNotKnownIsADash() throws IOException {
    Path unknown = Files.writeString(home.resolve("c.yaml"), TEXT.replace("example", "costless"));
    execute("run", unknown.toString());

    assertThat(execute("show", "costless").out())
        .contains("– parameters, –, –")
        .doesNotContain("NaN");
  }

  @Test
  void aStudyIsReportedWithoutTraining() {
    execute("run", file.toString());
    Path folder = home.resolve("report");

    assertThat(execute("report", "example").out()).contains("text of 6 trials");
    assertThat(execute("report", "example", "--format", "json").out()).contains("\"trials\":6");
    assertThat(execute("report", "example", "--output", folder.toString()).err())
        .contains("results.json, trials.csv, report.html");
    assertThat(folder.resolve("report.html")).exists();
  }

  @Test
  void trialsAreExported() {
    execute("run", file.toString());
    Path target = home.resolve("trials.json");

    assertThat(execute("export", "example").out()).startsWith("trial,state");
    assertThat(
            execute("export", "example", "--format", "json", "--output", target.toString()).out())
        .isEmpty();
    assertThat(target).content().contains("hsic-gpbo study 1", "\"trials\" : 6");
  }

  @Test
  void aStudyIsAnalyzedForAnotherGoal() {
    execute("run", file.toString());

    assertThat(execute("analyze", "example").out())
        .contains("is among the best (6 random trials, 1 of them good)");
    assertThat(execute("analyze", "example", "--quantile", "0.5", "--worst").out())
        .contains("is among the worst (6 random trials, 3 of them so bad)");
    assertThat(execute("analyze", "example", "--format", "json").out())
        .contains("\"n\" : 6", "\"quantile\" : 0.1");
    assertThat(execute("analyze", "example", "--format", "csv").out())
        .startsWith("name,active,goalReached,bandwidth,hsic,r2");
    assertThat(execute("analyze", "example", "--quantile", "2").err())
        .contains("--quantile: found 2.0; it must be above 0 and below 1");
  }

  @Test
  void aStudyThatThisVersionCannotReadDoesNotHideTheOthers() {
    execute("run", file.toString());
    workshop.store("future", "study: future\nteleport: true\n");

    Result result = execute("studies");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("example", "6 of 6").containsPattern("future +unreadable");
  }

  @Test
  void anUnknownStudyIsToldWithTheKnownOnes() {
    execute("run", file.toString());

    Result result = execute("show", "exmaple");

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("There is no study (exmaple) in", "there are [example]");
  }

  @Test
  void aMissingStorageIsNotMadeByLooking() throws IOException {
    Files.delete(storage);

    Result result = execute("studies");

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("There are no studies in " + storage);
    assertThat(storage).doesNotExist();
  }

  private Result execute(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.commandLine(ApplicationFolders.of(Map.of(), home), workshop)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(withStorage(arguments));
    return new Result(code, out.toString(), err.toString());
  }

  private String[] withStorage(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--storage";
    all[arguments.length + 1] = storage.toString();
    return all;
  }
}
