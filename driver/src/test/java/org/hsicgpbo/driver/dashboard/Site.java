package org.hsicgpbo.driver.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hsicgpbo.driver.logs.TrialLogs;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.view.StoredStudies;

/** A dashboard of a storage in a folder, and somebody who asks it. */
final class Site implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client = HttpClient.newHttpClient();
  private final StoredStudies stored;
  private final Dashboard dashboard;

  Site(Path folder, Optional<AccessToken> token) {
    this(folder, token, archive -> archive);
  }

  /** With an archive between storage and dashboard. */
  Site(Path folder, Optional<AccessToken> token, UnaryOperator<StudyArchive> between) {
    stored = new StoredStudies(folder);
    dashboard =
        Dashboard.start(
            new DashboardSettings("127.0.0.1", 0, 0, token),
            new Sources(
                between.apply(stored.archive()),
                new TrialLogs(folder.resolve("logs")),
                (file, history) -> history,
                stored.clock()));
  }

  StoredStudies stored() {
    return stored;
  }

  Dashboard dashboard() {
    return dashboard;
  }

  HttpClient client() {
    return client;
  }

  /** A request for that path. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:%d%s".formatted(dashboard.port(), path)))
        .timeout(Duration.ofSeconds(60));
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path);
    return client.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        BodyHandlers.ofString());
  }

  JsonNode json(String path) throws IOException, InterruptedException {
    return JSON.readTree(get(path).body());
  }

  /** The whole answer to those bytes, which need not be a request. */
  String raw(String bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), dashboard.port())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Override
  public void close() {
    dashboard.close();
    stored.close();
  }
}
