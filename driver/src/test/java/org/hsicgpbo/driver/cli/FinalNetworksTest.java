package org.hsicgpbo.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.hsicgpbo.driver.finals.FinalExecutor;
import org.hsicgpbo.driver.finals.FinalNetwork;
import org.hsicgpbo.driver.finals.Finalist;
import org.hsicgpbo.driver.finals.Finalists;
import org.hsicgpbo.driver.finals.ModelShelf;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.study.StudyListener;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class FinalNetworksTest {
  private static final String TEXT =
      """
      study: example
      problem: {type: runge}
      space:
        x: {type: real, low: 0, high: 1}
      strategy: {type: random}
      budget: {trials: 6}
      final: {networks: 2, seeds: 3, on: train}
      """;

  @TempDir Path home;
  private Path storage;
  private Path models;
  private final MemoryWorkshop workshop = new MemoryWorkshop();

  private record Result(int exitCode, String out, String err) {}

  @BeforeEach
  void make() throws IOException {
    storage = Files.createFile(home.resolve("s.db"));
    models = home.resolve("s-models/example");
  }

  @Test
  void everySeedIsTrainedOnceAndKept() throws IOException {
    Path folder = home.resolve("out");
    Result first = run(TEXT, "--output", folder.toString());

    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.err()).contains("Training final networks: 6 of 6 (2 configurations, 3 seeds");
    List<String> zips = names(models, ".zip");
    assertThat(zips).hasSize(6).allMatch(name -> name.matches("trial-\\d-seed-[123]\\.zip"));
    assertThat(names(folder.resolve("networks"), "")).hasSize(12).containsAll(zips);
    assertThat(first.out()).containsPattern("model networks/trial-\\d-seed-1.zip");

    Result again = run(TEXT);
    assertThat(again.exitCode()).isZero();
    assertThat(again.err()).doesNotContain("Training final networks");
  }

  @Test
  void onlyWhatIsMissingIsTrainedTheNextTime() throws IOException {
    run(TEXT);
    Path lost = models.resolve(names(models, ".zip").get(0));
    Path damaged = models.resolve(names(models, ".zip").get(1));
    Files.delete(lost);
    Files.writeString(damaged, "half a file");

    assertThat(run(TEXT).err()).contains("Training final networks: 2 of 6");
    assertThat(run(TEXT.replace("seeds: 3", "seeds: 4")).err())
        .contains("final: networks 2, seeds 3, on train → networks 2, seeds 4, on train")
        .contains("Training final networks: 2 of 8");
    assertThat(run(TEXT.replace("on: train", "on: train+validation")).err())
        .as("networks that saw other examples do not count")
        .contains("Training final networks: 6 of 6");
  }

  @Test
  void aTrainingThatFailsCostsNothingElse() throws IOException {
    Result result = run(TEXT.replace("example", "unlucky"));

    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err())
        .containsPattern(
            "final network of trial \\d, seed 2, failed \\(diverged\\): The loss became");
    assertThat(result.out()).contains("text of 6 trials");
    assertThat(names(home.resolve("s-models/unlucky"), ".zip")).hasSize(4);
  }

  @Test
  void aStopKeepsWhatIsReadyAndTellsHowToGoOn() throws Exception {
    StudyFile file = new StudyFileReader().read(TEXT, "example.yaml");
    TrialHistory history = history(file, 0.3, 0.2, 0.1);
    ModelShelf shelf = ModelShelf.of(file, storage);
    Files.createDirectories(shelf.folder());
    List<Interruption> watching = new ArrayList<>();
    StringWriter err = new StringWriter();
    FinalRun run =
        new FinalRun(
            new GivenCommand(List.of("run", "example.yaml", "--storage", "s.db")),
            file,
            new PrintWriter(err, true),
            ending -> {
              Interruption interruption =
                  new Interruption(ending, false, new PrintWriter(err, true), code -> {});
              watching.add(interruption);
              return interruption;
            });
    StudyListener stopper =
        new StudyListener() {
          @Override
          public void trialFinished(FinishedTrial trial, TrialHistory done) {
            if (done.size() == 2) {
              watching.get(0).signalled(StopSignal.INTERRUPT);
            }
          }
        };

    FinalRun.Ended end =
        run.run(
            new FinalExecutor(shelf.missing(history), shelf, new FileTrainer(file)),
            List.of(stopper));

    assertThat(end.signal()).contains(StopSignal.INTERRUPT);
    assertThat(err.toString())
        .contains("Stopped: 4 of 6 final networks are still to be trained", "run example.yaml");
    assertThat(shelf.missing(history)).as("one more had begun").hasSizeLessThanOrEqualTo(4);
    assertThat(shelf.networks(history).get(0).trained()).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void errorsAreSummedUpOverSeeds() {
    StudyFile file = new StudyFileReader().read(TEXT, "example.yaml");
    Finalist best = Finalists.of(history(file, 0.5), file.tradeOff(), 1).get(0);
    FinalNetwork network =
        new FinalNetwork(best, "train", List.of(trained(0.1), trained(0.2), trained(0.6)), 0);

    // Rounding of a few operations.
    assertThat(network.mean()).isCloseTo(0.3, within(1e-15));
    // √((0.04 + 0.01 + 0.09) / 2)
    assertThat(network.standardDeviation()).isCloseTo(Math.sqrt(0.07), within(1e-15));
    assertThat(new FinalNetwork(best, "train", List.of(trained(0.1)), 2).standardDeviation())
        .isNaN();
  }

  @Test
  void theRecommendedAndTheOneOfTheLowestErrorComeFirst() {
    StudyFile file =
        new StudyFileReader().read(TEXT + "trade-off: {max-error-loss: 5%}\n", "example.yaml");
    // Costs rise with the number of the trial.
    TrialHistory history = history(file, 0.90, 0.104, 0.101, 0.100);

    assertThat(Finalists.of(history, file.tradeOff(), 3))
        .extracting(f -> f.trial().trial().number() + " " + f.why())
        .containsExactly("2 recommended", "4 lowest error", "3 on the front");
    assertThat(Finalists.of(history, file.tradeOff(), 1)).hasSize(1);
    assertThat(Finalists.of(history, file.tradeOff(), 9)).hasSize(4);
  }

  @Test
  void aProgramOfTheUserHasNoFinalNetworks() throws IOException {
    Result result = run(TEXT.replace("{type: runge}", "{type: command, command: [train]}"));

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err())
        .contains("final: found final networks, but those of the problem command");
  }

  @Test
  void predictionsAreLeftToAProcessWithTheNamesOfItsFiles() throws IOException {
    Path model = Files.writeString(home.resolve("m.zip"), "");
    Path input = Files.writeString(home.resolve("in.csv"), "");

    assertThat(execute("predict", model.toString(), "--input", input.toString()).exitCode())
        .isZero();
    assertThat(workshop.predictions()).containsExactly(List.of(model.toString(), input.toString()));
    Result missing = execute("predict", "nowhere.zip", "--input", input.toString());
    assertThat(missing.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(missing.err()).contains("MODEL: there is no file nowhere.zip");
    assertThat(
            execute("predict", model.toString(), "--input", input.toString(), "--output", "a/b/c")
                .err())
        .contains("--output: a/b/c cannot be written");
  }

  private static FinalNetwork.Trained trained(double error) {
    return new FinalNetwork.Trained(1, error, Double.NaN, 1, "a.zip");
  }

  private static TrialHistory history(StudyFile file, double... errors) {
    List<FinishedTrial> trials = new ArrayList<>();
    for (double error : errors) {
      int number = trials.size() + 1;
      UnitPoint point = file.space().sample(new SplittableRandom(number));
      trials.add(
          new Trial(number, number, new Suggestion(point, file.space().decode(point), "random"))
              .finish(TrialOutcome.Completed.of(error, new Cost(number * 10.0, 10, 1))));
    }
    return new TrialHistory(file.space(), trials);
  }

  private static List<String> names(Path folder, String end) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(end))
          .sorted()
          .toList();
    }
  }

  private Result run(String text, String... more) throws IOException {
    Path file = Files.writeString(home.resolve("example.yaml"), text);
    List<String> arguments = new ArrayList<>(List.of("run", file.toString()));
    arguments.addAll(List.of(more));
    return execute(arguments.toArray(String[]::new));
  }

  private Result execute(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--storage", storage.toString()));
    int code =
        Main.commandLine(ApplicationFolders.of(Map.of(), home), workshop)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(all.toArray(String[]::new));
    return new Result(code, out.toString(), err.toString());
  }
}
