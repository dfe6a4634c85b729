package org.hsicgpbo.driver.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class DashboardEventsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final AtomicInteger looks = new AtomicInteger();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Site site;

  @SuppressWarnings("NullAway.Init")
  private StoredStudy study;

  private record Event(String id, String name, JsonNode data) {}

  @BeforeEach
  void start() {
    site = new Site(folder, Optional.empty(), this::counted);
    study = site.stored().begin("night", 500);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  /** Counts how often the study is looked up. */
  private StudyArchive counted(StudyArchive archive) {
    return (StudyArchive)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {StudyArchive.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("find")) {
                looks.incrementAndGet();
              }
              try {
                return method.invoke(archive, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private Stream<String> open(String path, String... headers) throws Exception {
    HttpRequest.Builder request = site.request(path);
    HttpResponse<Stream<String>> answer =
        site.client()
            .send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                BodyHandlers.ofLines());
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("text/event-stream;charset=utf-8");
    return answer.body();
  }

  private static Event next(Iterator<String> lines) throws IOException {
    String id = "";
    String name = "";
    while (true) {
      String line = lines.next();
      if (line.startsWith("id: ")) {
        id = line.substring(4);
      } else if (line.startsWith("event: ")) {
        name = line.substring(7);
      } else if (line.startsWith("data: ")) {
        return new Event(id, name, JSON.readTree(line.substring(6)));
      }
    }
  }

  private static Event next(Iterator<String> lines, String name) throws IOException {
    while (true) {
      Event event = next(lines);
      if (event.name().equals(name)) {
        return event;
      }
    }
  }

  private static List<Integer> numbers(JsonNode columns) {
    List<Integer> numbers = new ArrayList<>();
    columns.path("number").forEach(number -> numbers.add(number.asInt()));
    return numbers;
  }

  @Test
  void sendsWhatIsThereAndThenWhatIsNew() throws Exception {
    site.stored().complete(study, 2);

    try (Stream<String> stream = open("/api/studies/night/events?from=1")) {
      Iterator<String> lines = stream.iterator();
      assertThat(lines.next()).isEqualTo("retry: 2000");
      Event overview = next(lines);
      Event trials = next(lines);
      site.stored().complete(study, 3);
      Event more = next(lines, "trials");
      Event changed = next(lines, "overview");

      assertThat(overview.name()).isEqualTo("overview");
      assertThat(overview.data().path("finished").asInt()).isEqualTo(2);
      assertThat(trials.id()).isEqualTo("2");
      assertThat(numbers(trials.data())).containsExactly(2);
      assertThat(more.data().path("from").asInt()).isEqualTo(2);
      assertThat(numbers(more.data())).startsWith(3);
      assertThat(changed.data().path("finished").asInt()).isGreaterThan(2);
    }
  }

  @Test
  void whoeverConnectsAgainMissesNothingAndGetsNothingTwice() throws Exception {
    site.stored().complete(study, 3);
    List<Integer> seen = new ArrayList<>();
    String last = "0";

    for (int connection = 1; connection <= 4; connection++) {
      try (Stream<String> stream =
          open("/api/studies/night/events?from=0", "Last-Event-ID", last)) {
        Iterator<String> lines = stream.iterator();
        Event event = next(lines, "trials");
        seen.addAll(numbers(event.data()));
        last = event.id();
      }
      site.stored().complete(study, 2);
    }

    assertThat(seen).hasSizeGreaterThan(3).isSorted().doesNotHaveDuplicates().startsWith(1, 2, 3);
    assertThat(seen).hasSize(Integer.parseInt(last));
  }

  @Test
  void whoeverIsCutOffBeforeTheTrialsGetsThemAtTheNextConnection() throws Exception {
    site.stored().complete(study, 5);
    String seen;
    try (Stream<String> stream = open("/api/studies/night/events?from=2")) {
      seen = next(stream.iterator(), "overview").id();
    }

    try (Stream<String> stream = open("/api/studies/night/events?from=2", "Last-Event-ID", seen)) {
      assertThat(numbers(next(stream.iterator(), "trials").data())).containsExactly(3, 4, 5);
    }
  }

  @Test
  void theNumberOfReadersDoesNotChangeHowOftenTheStorageIsRead() throws Exception {
    site.stored().complete(study, 30);
    int threads = Thread.activeCount();
    List<Socket> readers = new ArrayList<>();
    try (Stream<String> stream = open("/api/studies/night/events?from=0")) {
      Iterator<String> lines = stream.iterator();
      for (int i = 0; i < 60; i++) {
        readers.add(reader());
      }
      int before = looks.get();
      long begin = System.nanoTime();
      for (int told = 0; told < 3; told++) {
        site.stored().complete(study, 1);
        Event unused = next(lines, "overview");
      }
      double seconds = (System.nanoTime() - begin) / 1e9;

      assertThat(looks.get() - before).isLessThanOrEqualTo((int) (seconds / 0.9) + 2);
      assertThat(Thread.activeCount() - threads).isLessThan(30);
      for (Socket reader : readers) {
        String text = new String(reader.getInputStream().readNBytes(2000), StandardCharsets.UTF_8);
        assertThat(text).contains("event: overview");
      }
    } finally {
      for (Socket reader : readers) {
        reader.close();
      }
    }
  }

  private Socket reader() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.dashboard().port());
    socket.setSoTimeout(60_000);
    socket
        .getOutputStream()
        .write(
            "GET /api/studies/night/events?from=0 HTTP/1.1\r\nHost: localhost\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @Test
  void nobodyReadsNothingIsRead() throws Exception {
    try (Stream<String> stream = open("/api/studies/night/events")) {
      Event unused = next(stream.iterator());
    }
    // The end of the last reader is noticed when something cannot be sent to it.
    site.stored().complete(study, 1);
    int before;
    do {
      before = looks.get();
      Thread.sleep(2500);
      site.stored().complete(study, 1);
    } while (looks.get() > before);

    assertThat(site.json("/api/studies/night").path("finished").asInt()).isGreaterThan(1);
    assertThat(looks.get()).isEqualTo(before + 1);
  }

  @Test
  void aGrownSampleIsHintedAt() throws Exception {
    site.stored().complete(study, 25);
    try (Stream<String> stream = open("/api/studies/night/events?from=25")) {
      Iterator<String> lines = stream.iterator();
      Event unused = next(lines, "overview");
      site.stored().complete(study, 5);

      assertThat(next(lines, "ranking").data().path("trials").asInt()).isBetween(26, 30);
    }
  }

  @Test
  void oneWhoHasMoreThanThereIsBeginsAnew() throws Exception {
    site.stored().complete(study, 2);
    try (Stream<String> stream = open("/api/studies/night/events?from=0", "Last-Event-ID", "70")) {
      Event trials = next(stream.iterator(), "trials");

      assertThat(trials.data().path("from").asInt()).isZero();
      assertThat(numbers(trials.data())).containsExactly(1, 2);
    }
    assertThat(site.get("/api/studies/night/events?from=two").statusCode()).isEqualTo(400);
  }

  @Test
  void theListOfStudiesIsSentWhenItChanges() throws Exception {
    try (Stream<String> stream = open("/api/events")) {
      Iterator<String> lines = stream.iterator();
      assertThat(next(lines, "studies").data().path("studies")).hasSize(1);
      site.stored().begin("day", 5);

      assertThat(next(lines, "studies").data().path("studies")).hasSize(2);
    }
  }
}
