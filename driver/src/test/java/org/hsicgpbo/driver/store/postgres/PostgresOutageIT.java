package org.hsicgpbo.driver.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.hsicgpbo.driver.store.StorageAddress;
import org.hsicgpbo.driver.store.StorageAddress.PostgresServer;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.TestServer;
import org.hsicgpbo.driver.store.Trials;
import org.hsicgpbo.study.StoreException;
import org.hsicgpbo.study.TrialStore;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is stopped while a driver works, and comes back or does not. */
@Timeout(300)
class PostgresOutageIT {
  private static final int BUDGET = 1_000_000;

  /** Between one stop and the next. */
  private static final int SOME = 50;

  private final Path folder;
  private final int port;

  PostgresOutageIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
  }

  /** How long the server is away each time. */
  Duration outage() {
    return Duration.ofSeconds(2);
  }

  /** How often it is stopped. */
  int stops() {
    return 3;
  }

  @Test
  void losesAndDoublesNothingWhenTheServerIsStoppedAndStartedAgain() throws Exception {
    List<String> notices = new CopyOnWriteArrayList<>();
    EmbeddedPostgres server = start();
    try (StudyArchive archive = open("?lease=1s&patience=2m", notices)) {
      TrialStore trials = archive.begin(Trials.study("mine")).trials();
      AtomicBoolean enough = new AtomicBoolean();
      CompletableFuture<Void> driver = CompletableFuture.runAsync(() -> trainAll(trials, enough));
      for (int stop = 1; stop <= stops(); stop++) {
        awaitFinished(trials, stop * SOME);
        server.close();
        Thread.sleep(outage().toMillis());
        server = start();
      }
      awaitFinished(trials, (stops() + 1) * SOME);
      enough.set(true);
      driver.get(2, TimeUnit.MINUTES);

      List<FinishedTrial> finished = trials.finished();
      assertThat(finished)
          .extracting(trial -> trial.trial().number())
          .containsExactlyElementsOf(IntStream.rangeClosed(1, finished.size()).boxed().toList());
      assertThat(trials.unfinished()).isEmpty();
      assertThat(archive.times("mine")).allSatisfy(t -> assertThat(t.attempts()).isEqualTo(1));
    } finally {
      server.close();
    }
    assertThat(notices)
        .filteredOn(notice -> notice.contains("It is tried again for up to 2m"))
        .hasSizeBetween(stops(), 3 * stops());
    assertThat(notices)
        .filteredOn(notice -> notice.startsWith("The storage answers again, after "))
        .hasSizeBetween(stops(), 3 * stops());
  }

  @Test
  void givesUpWhenTheServerDoesNotComeBack() throws Exception {
    List<String> notices = new CopyOnWriteArrayList<>();
    EmbeddedPostgres server = start();
    try (StudyArchive archive = open("?patience=3s", notices)) {
      TrialStore trials = archive.begin(Trials.study("mine")).trials();
      server.close();

      assertThatThrownBy(() -> trials.claim(BUDGET))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("does not answer");
      assertThat(notices)
          .singleElement()
          .asString()
          .contains("It is tried again for up to 3s; what is being trained goes on.");
    } finally {
      server.close();
    }
  }

  private EmbeddedPostgres start() throws IOException {
    return TestServer.start(
        EmbeddedPostgres.builder()
            .setPort(port)
            .setDataDirectory(folder.resolve("data"))
            .setCleanDataDirectory(false));
  }

  private StudyArchive open(String parameters, List<String> notices) {
    StorageAddress address =
        StorageAddress.parse(
            "postgresql://postgres@localhost:%d/postgres%s".formatted(port, parameters));
    return PostgresArchive.open(
        (PostgresServer) address, Map.of(), Clock.systemUTC(), notices::add);
  }

  private static void trainAll(TrialStore trials, AtomicBoolean enough) {
    while (!enough.get()) {
      int number = trials.claim(BUDGET).orElseThrow().number();
      trials.started(Trials.trial(number));
      trials.finished(
          Trials.trial(number).finish(TrialOutcome.Completed.of(1.0 / number, Cost.UNKNOWN)));
    }
  }

  private static void awaitFinished(TrialStore trials, int count) throws InterruptedException {
    while (trials.finished().size() < count) {
      Thread.sleep(20);
    }
  }
}
