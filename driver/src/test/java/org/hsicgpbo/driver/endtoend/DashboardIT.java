package org.hsicgpbo.driver.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard of a run and of a storage, each in a process of its own. */
@Timeout(240)
class DashboardIT {
  private static final String STUDY =
      """
      study: watched
      problem:
        type: command
        command: [sh, -c, "while [ ! -e go ]; do sleep 0.1; done; echo '{\\"error\\": 0.5}'"]
      space:
        x: {type: real, low: 0, high: 1}
      strategy: {type: random}
      budget: {trials: 3}
      """;

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir Path folder;

  @Test
  void aRunShowsItselfWhileItLasts() throws Exception {
    Path study = Files.writeString(folder.resolve("watched.yaml"), STUDY);
    Path storage = folder.resolve("s.db");
    DriverProcess run =
        DriverProcess.start(
            folder, "run", study.toString(), "--storage", storage.toString(), "--dashboard=0");
    String address = waitFor(() -> address(run.errSoFar()));

    JsonNode running =
        waitFor(
            () -> {
              JsonNode overview = json(address + "api/studies/watched");
              return overview.path("runningCount").asInt() > 0 ? overview : null;
            });
    assertThat(running.path("state").asText()).isEqualTo("running");
    assertThat(running.path("drivers").path(0).path("alive").asBoolean()).isTrue();

    // A reader beside it sees the same.
    DriverProcess serve =
        DriverProcess.start(folder, "serve", "--storage", storage.toString(), "--port", "0");
    try {
      String beside = waitFor(() -> address(serve.outSoFar()));
      assertThat(json(beside + "api/studies/watched").path("state").asText()).isEqualTo("running");
      Files.createFile(folder.resolve("go"));
      DriverProcess.Result result = run.await();
      assertThat(result.exitCode()).as(result.err()).isZero();
      assertThat(result.err()).doesNotContain("jetty", "Javalin", "WARN");
      assertThatThrownBy(() -> json(address + "api/studies")).isInstanceOf(ConnectException.class);
      JsonNode finished =
          waitFor(
              () -> {
                JsonNode overview = json(beside + "api/studies/watched");
                return overview.path("state").asText().equals("finished") ? overview : null;
              });
      assertThat(finished.path("finished").asInt()).isEqualTo(3);
    } finally {
      serve.interrupt();
    }
    assertThat(serve.await().exitCode()).isEqualTo(130);
  }

  @Test
  void studiesAppearInAStorageThatWasServedBeforeItsFirstRun() throws Exception {
    Path study = Files.writeString(folder.resolve("watched.yaml"), STUDY);
    Files.createFile(folder.resolve("go"));
    Path storage = folder.resolve("new").resolve("s.db");
    DriverProcess serve =
        DriverProcess.start(folder, "serve", "--storage", storage.toString(), "--port", "0");
    try {
      String address =
          waitFor(
              () -> {
                assertThat(serve.isAlive()).as(serve.errSoFar()).isTrue();
                return address(serve.outSoFar());
              });
      assertThat(json(address + "api/studies").path("studies")).isEmpty();

      DriverProcess.Result run =
          DriverProcess.run(folder, "run", study.toString(), "--storage", storage.toString());

      assertThat(run.exitCode()).as(run.err()).isZero();
      waitFor(() -> json(address + "api/studies").path("studies").isEmpty() ? null : true);
    } finally {
      serve.interrupt();
    }
    assertThat(serve.await().exitCode()).isEqualTo(130);
  }

  @Test
  void otherCommandsDoNotLoadTheServer() throws Exception {
    Path classes = folder.resolve("classes.txt");
    Path study = Files.writeString(folder.resolve("watched.yaml"), STUDY);
    Files.createFile(folder.resolve("go"));

    DriverProcess.Result result =
        DriverProcess.start(
                folder,
                Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + classes),
                "run",
                study.toString())
            .await();

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(classes)
        .content()
        .contains("org.hsicgpbo.driver.cli.RunCommand")
        .doesNotContain("org.eclipse.jetty", "io.javalin", "io.micrometer", "kotlin.");
  }

  @Test
  void whatCannotBeServedIsToldBeforeAnythingRuns() throws Exception {
    Path study = Files.writeString(folder.resolve("watched.yaml"), STUDY);

    DriverProcess.Result noPort =
        DriverProcess.run(folder, "run", study.toString(), "--dashboard=99999");

    assertThat(noPort.exitCode()).isEqualTo(2);
    assertThat(noPort.err()).contains("The port (99999) of the dashboard").doesNotContain("\tat ");
  }

  private static String address(String printed) {
    Matcher address = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/(?=\\s)").matcher(printed);
    return address.find() ? address.group() : null;
  }

  private JsonNode json(String address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    return JsonMapper.builder()
        .build()
        .readTree(client.send(request, BodyHandlers.ofString()).body());
  }

  /** Asks again until there is something; the time limit of the test ends it. */
  private static <T> T waitFor(Callable<T> question) throws Exception {
    while (true) {
      T answer = question.call();
      if (answer != null) {
        return answer;
      }
      Thread.sleep(100);
    }
  }
}
