package org.hsicgpbo.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hsicgpbo.driver.triallog.TrialLogReader;
import org.hsicgpbo.driver.triallog.TrialLogRequest;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code analyze} on a log as another tool writes it. */
class AnalyzeLogTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path home;

  @SuppressWarnings("NullAway.Init")
  private Path log;

  private record Result(int exitCode, String out, String err) {}

  /** The columns of Optuna's data frame; the learning rate decides, the layers cost. */
  @BeforeEach
  void write() throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    StringBuilder csv =
        new StringBuilder(
            "number,value,params_act,params_layers,params_lr,user_attrs_flops,state\n");
    for (int i = 0; i < 150; i++) {
      double lr = Math.pow(10, -5 + 4 * random.nextDouble());
      int layers = 1 + random.nextInt(6);
      String act = random.nextBoolean() ? "relu" : "tanh";
      double value = Math.abs(Math.log10(lr) + 3) + 0.1 * random.nextDouble();
      csv.append(
          "%d,%s,%s,%d,%s,%d,COMPLETE%n".formatted(i, value, act, layers, lr, 1000 * layers));
    }
    log = Files.writeString(home.resolve("log.csv"), csv);
  }

  @Test
  void givesTheRankingOfTheDoubleSum() throws IOException {
    Result result = analyze("--cost", "flops", "--permutations", "0", "--format", "json");
    assertThat(result.exitCode()).as(result.err()).isZero();
    JsonNode json = JsonMapper.builder().build().readTree(result.out());

    TrialHistory history = TrialLogReader.read(TrialLogRequest.of(log)).history();
    double[] errors = history.trials().stream().mapToDouble(FinishedTrial::errorOrWorst).toArray();
    for (JsonNode index : json.get("indices")) {
      int position = history.space().indexOf(index.get("name").asText());
      double[] u =
          history.trials().stream()
              .mapToDouble(t -> t.trial().suggestion().point().get(position))
              .toArray();
      assertThat(index.get("hsic").doubleValue())
          .as(index.get("name").asText())
          .isCloseTo(doubleSum(u, errors, 0.1), within(1e-10));
    }
    assertThat(json.get("n").asInt()).isEqualTo(150);
    assertThat(json.at("/goal/m").asInt()).isEqualTo(15);
    assertThat(json.at("/indices/0/name").asText()).isEqualTo("lr");
    assertThat(json.at("/indices/0/pAdjusted").doubleValue()).isLessThan(0.01);
    assertThat(json.get("cost").asText()).isEqualTo("flops");
  }

  @Test
  void showsTheInferredSpaceSoThatItCanBeCorrectedAndGivenBack() throws IOException {
    Result first = analyze("--format", "csv");
    String yaml =
        first.err().lines().filter(l -> l.startsWith("  ")).reduce("", (a, b) -> a + b + "\n");
    assertThat(yaml).contains("layers: {type: integer, low: 1, high: 6}", "log: true");
    Path space = Files.writeString(home.resolve("space.yaml"), yaml.stripIndent());

    Result again = analyze("--format", "csv", "--space", space.toString());

    assertThat(again.err()).isEmpty();
    assertThat(again.out()).isEqualTo(first.out());
  }

  @Test
  void writesAPageAndFilesOnRequest() {
    Path output = home.resolve("out");

    Result result = analyze("--output", output.toString(), "--pairs", "--quantile", "0.2");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(output.resolve("analysis.html")).content().contains("id=\"pairs\"", "log.csv");
    assertThat(output.resolve("analysis.json"))
        .content()
        .contains("\"intervalCurves\"", "\"anova\"", "\"worst\"", "\"quantile\" : 0.2");
    assertThat(output.resolve("indices.csv")).content().startsWith("name,active").contains("\nlr,");
    assertThat(result.out())
        .contains("What pairs decide beyond", "lr ", "significant at 5 % after correction");
  }

  @Test
  void wrongOptionsAreToldWithWhatWouldBeRight() {
    expect("--bandwidth: found 'wide'; it must be median, max or a number", "--bandwidth", "wide");
    expect("--bandwidth: found 9; a number must be from 1.0E-4 to 5.0", "--bandwidth", "9");
    expect("--estimator: found 'w'", "--estimator", "w");
    expect("--permutations: found -1; it must be from 0", "--permutations", "-1");
    expect("--threshold cannot be used together", "--threshold", "1", "--worst");
    expect("--quantile: found 0.0; it must be above 0", "--quantile", "0");
    expect("Name either a stored study (some) or a trial log", "some");
    Result nothing = execute("analyze");
    assertThat(nothing.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(nothing.err()).contains("Name what to analyze: a stored study, or a trial log");
    Result studyWithColumn = execute("analyze", "some", "--error", "loss");
    assertThat(studyWithColumn.err()).contains("--error, --space and --study are for a trial");
  }

  @Test
  void aMissingColumnIsToldWithThoseThatAreThere() {
    Result result = analyze("--error", "val_loss");

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("val_loss", "value", "params_lr");
  }

  private void expect(String message, String... options) {
    Result result = analyze(options);
    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains(message);
    assertThat(result.out()).isEmpty();
  }

  private Result analyze(String... options) {
    String[] start = {"analyze", "--csv", log.toString()};
    String[] all = Arrays.copyOf(start, start.length + options.length);
    System.arraycopy(options, 0, all, start.length, options.length);
    return execute(all);
  }

  private Result execute(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.commandLine(ApplicationFolders.of(Map.of(), home), new MemoryWorkshop())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Result(code, out.toString(), err.toString());
  }

  /** S as Novello et al. 2023 print it, by sums over all pairs. */
  private static double doubleSum(double[] u, double[] errors, double quantile) {
    int n = u.length;
    double[] differences =
        IntStream.range(0, n)
            .boxed()
            .flatMapToDouble(i -> IntStream.range(0, i).mapToDouble(j -> Math.abs(u[i] - u[j])))
            .sorted()
            .toArray();
    int count = differences.length;
    double h = 0.5 * (differences[(count - 1) / 2] + differences[count / 2]);
    double threshold = Arrays.stream(errors).sorted().toArray()[(int) (quantile * n) - 1];
    double m = Arrays.stream(errors).filter(e -> e <= threshold).count();
    double all = 0;
    double within = 0;
    double across = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double k = Math.exp(-(u[i] - u[j]) * (u[i] - u[j]) / (2 * h * h));
        all += k;
        across += errors[j] <= threshold ? k : 0;
        within += errors[i] <= threshold && errors[j] <= threshold ? k : 0;
      }
    }
    double p = m / n;
    return p * p * (all / n / n + within / m / m - 2 * across / n / m);
  }
}
