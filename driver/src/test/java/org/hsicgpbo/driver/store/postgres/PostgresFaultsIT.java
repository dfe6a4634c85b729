package org.hsicgpbo.driver.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hsicgpbo.driver.store.StorageAddress;
import org.hsicgpbo.driver.store.StorageAddress.PostgresServer;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.TestServer;
import org.hsicgpbo.driver.store.TrialTimes;
import org.hsicgpbo.driver.store.Trials;
import org.hsicgpbo.study.StoreException;
import org.hsicgpbo.study.TrialStore;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server that is there, and connections to it that break, wait or keep an answer to themselves.
 */
@Timeout(180)
class PostgresFaultsIT {
  private static final int TRIALS = 60;
  private static final String TERMINATE =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'";

  private final List<String> notices = new CopyOnWriteArrayList<>();
  private PostgresServer database;

  @BeforeEach
  void makeDatabase() throws IOException {
    database = (PostgresServer) TestServer.shared().emptyDatabase("?lease=5s&patience=2m");
  }

  @Test
  void anAnswerThatIsLostAfterACommitDoublesNothing() throws Exception {
    try (ForgetfulProxy proxy = new ForgetfulProxy(TestServer.shared().port());
        StudyArchive archive = open(behind(proxy))) {
      TrialStore trials = archive.begin(Trials.study("mine")).trials();
      proxy.forgetOneOf(7);

      trainAll(trials, () -> {});

      assertThat(proxy.forgotten()).as("answers to commits that were swallowed").isGreaterThan(5);
      assertComplete(archive, trials);
    }
    assertThat(notices)
        .filteredOn(notice -> notice.startsWith("The storage answers again, after "))
        .hasSizeGreaterThan(5)
        .allSatisfy(notice -> assertThat(notice).endsWith("; nothing was lost."));
  }

  @Test
  void connectionsThatTheServerEndsAreMadeAgain() throws Exception {
    try (StudyArchive archive = open(database)) {
      TrialStore trials = archive.begin(Trials.study("mine")).trials();
      List<Integer> count = new ArrayList<>();

      trainAll(
          trials,
          () -> {
            count.add(1);
            if (count.size() % 10 == 0) {
              sql(TERMINATE.formatted(database.database()));
            }
          });

      assertComplete(archive, trials);
    }
    assertThat(notices)
        .filteredOn(notice -> notice.contains("It is tried again for up to 2m"))
        .isNotEmpty();
  }

  @Test
  void waitsForATableThatSomebodyHasLocked() throws Exception {
    try (StudyArchive archive = open(database);
        Connection other = DriverManager.getConnection(jdbc(), "postgres", "");
        Statement statement = other.createStatement()) {
      TrialStore trials = archive.begin(Trials.study("mine")).trials();
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE hsic_gpbo.trial IN ACCESS EXCLUSIVE MODE");
      CompletableFuture<Void> started =
          CompletableFuture.runAsync(() -> trials.started(Trials.trial(1)));
      awaitALockThatIsWaitedFor();

      assertThat(started).isNotDone();
      other.rollback();

      started.get(1, TimeUnit.MINUTES);
      assertThat(trials.unfinished()).containsExactly(Trials.trial(1));
    }
  }

  @Test
  void isNotWaitedForAnyLongerWhenTheRunIsToldToEnd() throws Exception {
    StudyArchive archive;
    TrialStore trials;
    try (ForgetfulProxy proxy = new ForgetfulProxy(TestServer.shared().port())) {
      archive = open(behind(proxy));
      trials = archive.begin(Trials.study("mine")).trials();
    }
    // New connections are refused, old ones end.
    sql(TERMINATE.formatted(database.database()));
    try (archive) {
      CompletableFuture<Void> claiming = CompletableFuture.runAsync(() -> trials.claim(10));
      while (notices.isEmpty()) {
        Thread.sleep(10);
      }

      archive.giveUpWaiting();

      assertThatThrownBy(() -> claiming.get(1, TimeUnit.MINUTES))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("does not answer")
          .hasMessageEndingWith(
              " It is not waited for any longer, because the run was told to end; trials whose outcome is not stored begin again next time.");
    }
  }

  private static void trainAll(TrialStore trials, Runnable between) {
    for (int number = 1; number <= TRIALS; number++) {
      assertThat(trials.claim(TRIALS).orElseThrow().number()).isEqualTo(number);
      between.run();
      trials.started(Trials.trial(number));
      between.run();
      trials.finished(
          Trials.trial(number).finish(TrialOutcome.Completed.of(1.0 / number, Cost.UNKNOWN)));
    }
  }

  private static void assertComplete(StudyArchive archive, TrialStore trials) {
    List<Integer> all = IntStream.rangeClosed(1, TRIALS).boxed().toList();
    assertThat(trials.finished())
        .extracting(FinishedTrial::trial)
        .extracting(trial -> trial.number())
        .containsExactlyElementsOf(all);
    assertThat(trials.unfinished()).isEmpty();
    assertThat(trials.claim(TRIALS)).isEmpty();
    assertThat(archive.times("mine")).extracting(TrialTimes::attempts).containsOnly(1);
  }

  private void awaitALockThatIsWaitedFor() throws Exception {
    try (Connection watching = DriverManager.getConnection(jdbc(), "postgres", "");
        Statement statement = watching.createStatement()) {
      boolean waiting = false;
      while (!waiting) {
        try (var row = statement.executeQuery("SELECT COUNT(*) FROM pg_locks WHERE NOT granted")) {
          waiting = row.next() && row.getInt(1) > 0;
        }
        Thread.sleep(10);
      }
    }
  }

  private String jdbc() {
    return "jdbc:postgresql://localhost:%d/%s".formatted(database.port(), database.database());
  }

  private static void sql(String statement) {
    try {
      TestServer.shared().sql(statement);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private PostgresServer behind(ForgetfulProxy proxy) {
    return (PostgresServer)
        StorageAddress.parse(
            "postgresql://postgres@localhost:%d/%s?lease=5s&patience=2m"
                .formatted(proxy.port(), database.database()));
  }

  private StudyArchive open(PostgresServer server) {
    return PostgresArchive.open(server, Map.of(), Clock.systemUTC(), notices::add);
  }
}
