package org.hsicgpbo.driver.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What other processes, programs and absent people are told of a run. */
@Timeout(300)
class WatchingIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The third trial waits for the test. */
  private static final String PROGRAM =
      """
      #!/bin/sh
      read line
      trial=$(echo "$line" | sed 's/.*"trial":\\([0-9]*\\).*/\\1/')
      echo "noise of trial $trial" >&2
      while [ "$trial" -ge 3 ] && [ ! -e go ]; do sleep 0.1; done
      echo "{\\"error\\": 0.$((9 - trial))}"
      """;

  private static final String STUDY =
      """
      study: watched
      seed: 7
      problem: {type: command, command: [./train.sh]}
      space:
        rate: {type: real, low: 0, high: 1}
      strategy: {type: random}
      budget: {trials: 4}
      notify:
        command: [./tell.sh]
        webhook: ${WATCHED_HOOK}
        on: [end, target]
        target: 0.65
      """;

  /** Nobody listens on port 1. */
  private static final Map<String, String> HOOK =
      Map.of("WATCHED_HOOK", "http://127.0.0.1:1/T0KEN");

  private final Path folder;
  private final Path status;
  private final String storage;

  WatchingIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.status = folder.resolve("status.json");
    this.storage = folder.resolve("studies.db").toString();
    script("train.sh", PROGRAM);
    script(
        "tell.sh",
        "#!/bin/sh\ncat > told-$HSIC_GPBO_EVENT.part\nmv told-$HSIC_GPBO_EVENT.part told-$HSIC_GPBO_EVENT\n");
    Files.writeString(folder.resolve("watched.yaml"), STUDY);
  }

  @Test
  void everybodyIsToldHowARunDoesAndHowItEnded() throws Exception {
    DriverProcess run = start();
    awaitStatus(json -> json.path("finished").asInt() == 2 && running(json) == 3);

    DriverProcess watching = DriverProcess.start(folder, "watch", "watched", "--storage", storage);
    JsonNode seen = JSON.readTree(command("status", "--format", "json").out());
    assertThat(seen.path("state").asText()).isEqualTo("running");
    assertThat(seen.path("finished").asInt()).isEqualTo(2);
    assertThat(running(seen)).isEqualTo(3);
    assertThat(seen.path("drivers").get(0).path("alive").asBoolean()).isTrue();
    assertThat(command("watch", "--once").out())
        .contains(
            "watched  random", "2 of 4 trials", "best      0.700  trial 2", "#3        running");

    Files.createFile(folder.resolve("go"));
    DriverProcess.Result ended = run.await();

    assertThat(ended.exitCode()).as(ended.err()).isZero();
    DriverProcess.Result watched = watching.await();
    assertThat(watched.exitCode()).as(watched.err()).isZero();
    assertThat(watched.err()).contains("4/4 watched finished").contains("The budget is spent.");
    JsonNode last = JSON.readTree(status.toFile());
    assertThat(last.path("state").asText()).isEqualTo("finished");
    assertThat(last.path("exit"))
        .isEqualTo(
            JSON.readTree(
                "{\"code\":0,\"end\":\"budget-spent\",\"message\":\"The budget is spent: 4 trials, the lowest error is 0.500 (trial 4).\"}"));
    assertThat(JSON.readTree(folder.resolve("told-target").toFile()).path("message").asText())
        .isEqualTo("Trial 3 has the error 0.600; the target was 0.650.");
    assertThat(JSON.readTree(folder.resolve("told-end").toFile()).path("exitCode").asInt(-1))
        .isZero();
    assertThat(ended.err())
        .contains(
            "The webhook (${WATCHED_HOOK}) could not be told of the event end: there was no connection.");
    assertThat(logs().resolve("watched/trial-4.log")).hasContent("noise of trial 4");
    assertThat(Files.readAllLines(logs().resolve("watched.log")))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    assertNowhere("T0KEN");
  }

  @Test
  void aDriverThatDiedIsNotTakenForOneThatRuns() throws Exception {
    DriverProcess run = start();
    awaitStatus(json -> running(json) == 3);
    List<ProcessHandle> programs = run.descendants();
    run.kill();
    programs.forEach(ProcessHandle::destroyForcibly);

    JsonNode seen = JSON.readTree(command("status", "--format", "json").out());

    assertThat(seen.path("state").asText()).isEqualTo("stopped");
    assertThat(seen.path("running")).isEmpty();
    assertThat(seen.path("drivers").get(0).path("ended").asText())
        .startsWith("It died without a word; it was last heard of at ");
  }

  @Test
  void aWebhookThatIsNotSetIsFoundBeforeAnythingIsStored() throws Exception {
    DriverProcess.Result result =
        DriverProcess.run(folder, "run", "watched.yaml", "--storage", storage);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("notify.webhook: the variable WATCHED_HOOK of the environment is not set");
    assertThat(DriverProcess.run(folder, "studies", "--storage", storage).out())
        .contains("There are no studies");
  }

  private DriverProcess start() throws IOException {
    return DriverProcess.start(
        folder,
        HOOK,
        "run",
        "watched.yaml",
        "--storage",
        storage,
        "--status-file",
        status.toString(),
        "--log-format",
        "json");
  }

  private DriverProcess.Result command(String name, String... options) throws Exception {
    List<String> arguments = new java.util.ArrayList<>(List.of(name, "watched"));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("--storage", storage));
    DriverProcess.Result result = DriverProcess.run(folder, arguments.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result;
  }

  private static int running(JsonNode overview) {
    return overview.path("running").path(0).path("number").asInt();
  }

  private void awaitStatus(Predicate<JsonNode> wanted) throws Exception {
    while (!Files.exists(status) || !wanted.test(JSON.readTree(status.toFile()))) {
      Thread.sleep(50);
    }
  }

  private Path logs() {
    return folder.resolve("state-home/hsic-gpbo/logs");
  }

  private void assertNowhere(String secret) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(
                new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(secret);
      }
    }
  }

  private void script(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
