package org.hsicgpbo.driver.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.hsicgpbo.driver.gpu.GpuLoad;
import org.hsicgpbo.driver.logs.TrialLogs;
import org.hsicgpbo.driver.store.DriverReport;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.trial.FailureKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Site site;

  @SuppressWarnings("NullAway.Init")
  private StoredStudy study;

  @BeforeEach
  void start() {
    site = new Site(folder, Optional.empty());
    study = site.stored().begin("night", 50);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void tellsHowAStudyDoes() throws Exception {
    site.stored().complete(study, 6);
    site.stored().fail(study, FailureKind.DIVERGED, "The loss is NaN.");

    JsonNode overview = site.json("/api/studies/night");

    assertThat(overview.path("state").asText()).isEqualTo("stopped");
    assertThat(overview.path("finished").asInt()).isEqualTo(7);
    assertThat(overview.path("begun").asText()).isEqualTo("2026-11-20T19:00:00Z");
    assertThat(overview.path("goal").toString()).isEqualTo("{\"side\":\"best\",\"quantile\":0.1}");
    assertThat(overview.path("remainingSeconds").isNull()).isTrue();
    assertThat(overview.path("failures").path(0).path("reason").asText())
        .isEqualTo("The loss is NaN.");
    assertThat(overview.path("hyperparameters")).hasSize(5);
    assertThat(overview.path("hyperparameters").path(4).path("when").asText())
        .isEqualTo("dropout is true");
  }

  @Test
  void listsStudiesWithTheLatestFirstAndWithoutWhatIsLong() throws Exception {
    site.stored().pass(java.time.Duration.ofHours(1));
    site.stored().begin("day", 10);

    JsonNode studies = site.json("/api/studies").path("studies");

    assertThat(studies).extracting(s -> s.path("name").asText()).containsExactly("day", "night");
    assertThat(studies.path(0).has("hyperparameters")).isFalse();
    assertThat(studies.path(0).has("running")).isFalse();
    assertThat(studies.path(0).path("budget").asInt()).isEqualTo(10);
  }

  @Test
  void tellsTrialsByColumnFromAPlaceOn() throws Exception {
    site.stored().complete(study, 5);

    JsonNode columns = site.json("/api/studies/night/trials?from=3");

    assertThat(columns.path("from").asInt()).isEqualTo(3);
    assertThat(columns.path("count").asInt()).isEqualTo(5);
    assertThat(columns.path("number").toString()).isEqualTo("[4,5]");
    assertThat(columns.path("testError").toString()).isEqualTo("[null,null]");
    assertThat(columns.path("values").path("learning-rate")).hasSize(2);
    assertThat(columns.path("endedMs").path(1).asLong())
        .isEqualTo(Instant.parse("2026-11-20T19:00:50Z").toEpochMilli());
    assertThat(site.get("/api/studies/night/trials?from=-1").statusCode()).isEqualTo(400);
    assertThat(site.get("/api/studies/night/trials?from=x").body()).contains("whole number");
  }

  @Test
  void compressesTrialsForThoseWhoTakeIt() throws Exception {
    site.stored().complete(study, 40);
    String plain = site.get("/api/studies/night/trials").body();

    HttpRequest request =
        site.request("/api/studies/night/trials").header("Accept-Encoding", "gzip").build();
    HttpResponse<byte[]> answer = site.client().send(request, BodyHandlers.ofByteArray());

    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(answer.body()).hasSizeLessThan(plain.length() * 2 / 3);
    try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      assertThat(new String(unzipped.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain);
    }
  }

  @Test
  void showsATrialWithItsCurve() throws Exception {
    site.stored().complete(study, 2);

    JsonNode trial = site.json("/api/studies/night/trials/2");

    assertThat(trial.path("state").asText()).isEqualTo("completed");
    assertThat(trial.path("curve")).hasSize(2);
    assertThat(trial.path("curve").path(1).path("validationError").asDouble()).isEqualTo(0.25);
    assertThat(trial.path("metrics").path("epochs").asDouble()).isEqualTo(2);
    assertThat(trial.path("log").asText()).isEmpty();
    assertThat(site.get("/api/studies/night/trials/3").statusCode()).isEqualTo(404);
    assertThat(site.get("/api/studies/night/trials/99999999999").statusCode()).isEqualTo(400);
  }

  @Test
  void ranksTheSample() throws Exception {
    site.stored().complete(study, 60);

    JsonNode ranking = site.json("/api/studies/night/ranking");

    assertThat(ranking.path("trials").asInt()).isEqualTo(60);
    assertThat(ranking.path("good").asInt()).isEqualTo(6);
    assertThat(ranking.path("rows")).hasSize(5);
    assertThat(ranking.path("rows").path(0).path("name").asText()).isEqualTo("learning-rate");
    assertThat(ranking.path("history").path(0).path("trials").asInt()).isEqualTo(20);
  }

  @Test
  void givesTheStudyFileAsText() throws Exception {
    HttpResponse<String> file = site.get("/api/studies/night/file");

    assertThat(file.body()).isEqualTo(study.fileText());
    assertThat(file.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
  }

  @Test
  void tellsPrometheusOfAllStudies() throws Exception {
    site.stored().complete(study, 3);
    site.stored().fail(study, FailureKind.OUT_OF_MEMORY, "The heap is full.");
    site.stored().archive().join("night");
    Instant now = site.stored().clock().instant();
    List<GpuLoad> gpus = List.of(new GpuLoad(0, "A\"100\\", 0.5, 1024, 4096));
    site.stored()
        .archive()
        .tell(
            "night",
            new DriverReport("h/7", "h", 7, 2, gpus, now, now, Optional.empty()),
            List.of());

    HttpResponse<String> metrics = site.get("/metrics");

    assertThat(metrics.headers().firstValue("Content-Type"))
        .contains("text/plain;version=0.0.4;charset=utf-8");
    assertThat(metrics.body().lines())
        .contains(
            "# TYPE hsicgpbo_trials_total counter",
            "hsicgpbo_trials_total{state=\"completed\",study=\"night\"} 3.0",
            "hsicgpbo_trials_total{state=\"out-of-memory\",study=\"night\"} 1.0",
            "hsicgpbo_trials_running{study=\"night\"} 0.0",
            "hsicgpbo_trials_budget{study=\"night\"} 50.0",
            "hsicgpbo_trained_seconds_total{study=\"night\"} 28.5",
            "hsicgpbo_study_state{state=\"running\",study=\"night\"} 1.0",
            "hsicgpbo_workers{driver=\"h/7\",study=\"night\"} 2.0",
            "hsicgpbo_gpu_utilization_ratio{driver=\"h/7\",gpu=\"0\",model=\"A\\\"100\\\\\",study=\"night\"} 0.5",
            "hsicgpbo_gpu_memory_used_bytes{driver=\"h/7\",gpu=\"0\",model=\"A\\\"100\\\\\",study=\"night\"} 1024.0")
        .allMatch(line -> line.matches("#.*|[a-z_]+(\\{.*})? \\S+|"))
        .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
        .anyMatch(line -> line.startsWith("hsicgpbo_best_error{study=\"night\"} 0.1"));
  }

  @Test
  void aStudyThatThisVersionCannotReadHidesNoOther() throws Exception {
    site.stored().begin("other", 5);
    try (var connection =
            java.sql.DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("studies.db"));
        var sql = connection.createStatement()) {
      sql.execute("UPDATE study SET study_file = 'later: true' WHERE name = 'night'");
    }

    assertThat(site.json("/api/studies").path("studies"))
        .extracting(s -> s.path("name").asText())
        .containsExactly("other");
    assertThat(site.get("/api/studies/night").statusCode()).isEqualTo(503);
    assertThat(site.get("/api/studies/night").body()).contains("this version");
  }

  @Test
  void aPortThatIsTakenIsLeftForTheNextOrToldSo() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      Sources sources =
          new Sources(
              site.stored().archive(),
              new TrialLogs(folder),
              (file, history) -> history,
              site.stored().clock());

      assertThatThrownBy(
              () ->
                  Dashboard.start(
                      new DashboardSettings("127.0.0.1", port, 0, Optional.empty()), sources))
          .isInstanceOf(PortTakenException.class)
          .hasMessageContaining("port " + port);
      try (Dashboard next =
          Dashboard.start(
              new DashboardSettings("127.0.0.1", port, 50, Optional.empty()), sources)) {
        assertThat(next.port()).isBetween(port + 1, port + 50);
        assertThat(next.address()).isEqualTo("http://127.0.0.1:" + next.port() + "/");
      }
    }
  }
}
