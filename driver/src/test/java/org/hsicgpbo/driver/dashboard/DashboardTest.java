package org.hsicgpbo.driver.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Optional;
import org.hsicgpbo.driver.logs.TrialLogs;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.driver.view.StoredStudies;
import org.hsicgpbo.trial.FailureKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private StoredStudies stored;

  @SuppressWarnings("NullAway.Init")
  private StoredStudy study;

  @SuppressWarnings("NullAway.Init")
  private Dashboard dashboard;

  @BeforeEach
  void start() {
    stored = new StoredStudies(folder);
    study = stored.begin("night", 50);
    dashboard =
        Dashboard.start(
            new DashboardSettings("127.0.0.1", 0, 0, Optional.empty()),
            new Sources(
                stored.archive(),
                new TrialLogs(folder),
                (file, history) -> history,
                stored.clock()));
  }

  @AfterEach
  void stop() {
    dashboard.close();
    stored.close();
  }

  @Test
  void showsTheOverviewOfAStudy() throws Exception {
    stored.complete(study, 6);
    stored.fail(study, FailureKind.DIVERGED, "The loss is NaN.");

    JsonNode overview = json("api/studies/night");

    assertThat(overview.path("finished").asInt()).isEqualTo(7);
  }

  private JsonNode json(String path) throws IOException, InterruptedException {
    return JSON.readTree(get(path).body());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(dashboard.address() + path)).build();
    return client.send(request, BodyHandlers.ofString());
  }
}
