package org.hsicgpbo.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packed program, with the class paths that users have: the launcher's, and that of
 * spark-submit. Spark and the dashboard need different versions of the servlets.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class PackagedIT {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Path PROGRAM = Path.of("../driver/target/hsic-gpbo.jar").toAbsolutePath();
  private static final Pattern ADDRESS = Pattern.compile("The dashboard is at (http://\\S+)");

  private final Path folder;

  PackagedIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void trainsAndShowsItsDashboardAsTheLauncherStartsIt() throws Exception {
    String classPath =
        String.join(
            File.pathSeparator,
            PROGRAM.toString(),
            TARGET.resolve("spark-executor.jar").toString(),
            TARGET.resolve("spark") + "/*");
    List<String> command = new ArrayList<>(List.of("org.hsicgpbo.driver.cli.Main"));
    command.addAll(run("--executor", "local[1]"));
    assertTrainsAndShows(ProgramProcess.start(folder, classPath, command, Map.of()));
  }

  @Test
  void trainsAndShowsItsDashboardAsSparkSubmitStartsIt() throws Exception {
    try (StandaloneCluster cluster = new StandaloneCluster(folder)) {
      cluster.startWorker(1);
      List<String> command =
          new ArrayList<>(
              List.of(
                  "org.apache.spark.deploy.SparkSubmit",
                  "--master",
                  cluster.address(),
                  "--conf",
                  "spark.driver.userClassPathFirst=true",
                  TARGET.resolve("hsic-gpbo-spark.jar").toString()));
      command.addAll(run());
      String home = cluster.home().toString();
      assertTrainsAndShows(
          ProgramProcess.start(
              folder,
              cluster.home().resolve("conf")
                  + File.pathSeparator
                  + cluster.home().resolve("jars")
                  + "/*",
              command,
              Map.of("SPARK_HOME", home, "SPARK_SCALA_VERSION", "2.13")));
    }
  }

  private List<String> run(String... arguments) throws Exception {
    Path study =
        Files.writeString(
            folder.resolve("study.yaml"),
            """
            study: packaged
            seed: 7
            problem: {type: runge, epochs: 20}
            space: {learning-rate: {type: real, low: 1e-4, high: 1e-1, log: true}}
            strategy: {type: random}
            budget: {trials: 40}
            workers: 1
            """);
    List<String> all =
        new ArrayList<>(
            List.of(
                "run", study.toString(), "--dashboard", "--storage", folder.resolve("s.db") + ""));
    all.addAll(List.of(arguments));
    return all;
  }

  private static void assertTrainsAndShows(ProgramProcess program) throws Exception {
    try (program) {
      URI address = dashboardOf(program);
      HttpResponse<String> metrics =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(address.resolve("metrics")).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(metrics.statusCode()).as(program.printed()).isEqualTo(200);
      assertThat(metrics.body()).contains("hsicgpbo_");
      ProgramProcess.Ended ended = program.await();
      assertThat(ended.exitCode()).as(ended.printed()).isZero();
      assertThat(ended.printed()).contains("40/40 trial").doesNotContain("NoClassDefFoundError");
    }
  }

  private static URI dashboardOf(ProgramProcess program) throws Exception {
    while (true) {
      Matcher told = ADDRESS.matcher(program.printed());
      if (told.find()) {
        return URI.create(told.group(1));
      }
      assertThat(program.isRunning()).as(program.printed()).isTrue();
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
