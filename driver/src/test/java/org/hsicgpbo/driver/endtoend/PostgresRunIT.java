package org.hsicgpbo.driver.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hsicgpbo.driver.store.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program with its studies on a PostgreSQL server. */
class PostgresRunIT {
  private static final int TRIALS = 16;

  private final Path folder;
  private final String storage;

  PostgresRunIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    TestServer server = TestServer.shared();
    storage = server.emptyDatabase("") + "?lease=3s";
  }

  @Test
  void aStudyGoesOnAfterAKillAndAllCommandsKnowIt() throws Exception {
    Path study = study("nightly", "type: gpbo, warm-up: 8", TRIALS);
    DriverProcess killed = start("run", study.toString());
    while (!killed.errSoFar().contains("3/%d trial".formatted(TRIALS)) && killed.isAlive()) {
      Thread.sleep(50);
    }
    killed.kill();

    DriverProcess.Result goneOn = run("run", study.toString());

    assertThat(goneOn.exitCode()).as(goneOn.err()).isZero();
    assertThat(goneOn.err()).contains("The study (nightly) goes on: ");
    assertThat(run("studies").out()).contains("nightly").contains(TRIALS + " of " + TRIALS);
    assertThat(run("show", "nightly").out())
        .contains("trials      %d of %d".formatted(TRIALS, TRIALS));
    assertThat(run("report", "nightly").exitCode()).isZero();
    assertThat(run("analyze", "nightly").exitCode()).isZero();
    assertThat(run("export", "nightly").out().lines()).hasSize(TRIALS + 1);
    assertThat(run("export", "nightly", "--format", "optuna-csv").out().lines())
        .hasSize(TRIALS + 1)
        .last()
        .asString()
        .startsWith("%d,%d,".formatted(TRIALS - 1, TRIALS - 1))
        .endsWith(",COMPLETE");

    Path copy = folder.resolve("copy.db");
    DriverProcess.Result copied =
        DriverProcess.run(folder, "studies", "copy", storage, copy.toString());
    assertThat(copied.exitCode()).as(copied.err()).isZero();
    assertThat(copied.out())
        .contains("nightly: %d finished trials, ".formatted(TRIALS))
        .contains("1 of 1 studies copied from postgresql://postgres@localhost:");
    assertThat(DriverProcess.run(folder, "export", "nightly", "--storage", copy.toString()).out())
        .isEqualTo(run("export", "nightly").out());
  }

  @Test
  void twoDriversWorkOnOneStudyTogether() throws Exception {
    Path study = study("together", "type: gpbo, warm-up: 8", TRIALS);
    Files.writeString(
        study, "final: {networks: 1, seeds: 1}\n", java.nio.file.StandardOpenOption.APPEND);
    DriverProcess one = start("run", study.toString(), "--join");
    DriverProcess other = start("run", study.toString(), "--join");
    List<DriverProcess.Result> ends = List.of(one.await(), other.await());

    for (DriverProcess.Result end : ends) {
      assertThat(end.exitCode()).as(end.err()).isZero();
      assertThat(end.err())
          .contains("1 final networks are still to be trained. To train them, once: hsic-gpbo run ")
          .doesNotContain("Training final networks");
    }
    assertThat(run("export", "together").out().lines().skip(1).map(line -> line.split(",")[0]))
        .containsExactlyElementsOf(
            java.util.stream.IntStream.rangeClosed(1, TRIALS).mapToObj(Integer::toString).toList());
  }

  @Test
  void comparisonsWorkToo() throws Exception {
    study("small", "type: random", 3);
    Path file =
        Files.writeString(
            folder.resolve("compare.yaml"),
            """
            comparison: small
            study: small.yaml
            seeds: [1, 2]
            strategies:
              random: {type: random}
              sobol: {type: sobol}
            """);

    DriverProcess.Result compared = run("compare", file.toString());

    assertThat(compared.exitCode()).as(compared.err()).isZero();
    assertThat(run("studies").out()).contains("small.random.").contains("3 of 3");
  }

  @Test
  void aServerThatIsNotThereIsBadInput() throws Exception {
    DriverProcess.Result result =
        DriverProcess.run(
            folder, "studies", "--storage", "postgresql://ann:secret@localhost:1/tuning");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .startsWith(
            "hsic-gpbo: The storage (postgresql://ann@localhost:1/tuning) does not answer: ")
        .hasLineCount(1)
        .doesNotContain("secret");
  }

  private Path study(String name, String strategy, int trials) throws IOException {
    return Files.writeString(
        folder.resolve(name + ".yaml"),
        """
        study: %s
        seed: 7
        problem: {type: runge, epochs: 100}
        space:
          n-units:       {type: integer, low: 4, high: 32, log: true}
          learning-rate: {type: real, low: 1e-4, high: 1e-1, log: true}
        strategy: {%s}
        budget: {trials: %d}
        workers: 1
        """
            .formatted(name, strategy, trials));
  }

  private DriverProcess start(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--storage", storage));
    return DriverProcess.start(folder, Map.of(), all.toArray(String[]::new));
  }

  private DriverProcess.Result run(String... arguments) throws Exception {
    return start(arguments).await();
  }
}
