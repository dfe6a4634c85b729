package org.hsicgpbo.driver.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.Trials;
import org.hsicgpbo.driver.store.sql.Patience;
import org.hsicgpbo.study.StoreException;
import org.hsicgpbo.study.TrialStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

/** Another process that keeps the file locked for longer than SQLite itself waits. */
@Timeout(120)
class LockedFileIT {
  private static final int BUSY_MILLIS = 100;

  private final Path file;
  private final List<String> notices = new CopyOnWriteArrayList<>();
  private StudyArchive archive;
  private TrialStore trials;
  private Process holder;

  LockedFileIT(@TempDir Path folder) {
    this.file = folder.resolve("studies.db");
  }

  @BeforeEach
  void lock() throws Exception {
    SQLiteConfig config = SqliteStorage.durable();
    config.setBusyTimeout(BUSY_MILLIS);
    archive =
        SqliteArchive.open(
            file,
            Clock.systemUTC(),
            config,
            new Patience(Duration.ofMinutes(10), Duration.ofMillis(20), notices::add));
    trials = archive.begin(Trials.study("mine")).trials();
    holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(holder.inputReader().readLine()).isEqualTo("locked");
  }

  @AfterEach
  void close() throws Exception {
    holder.destroyForcibly().waitFor();
    archive.close();
  }

  @Test
  void isWaitedForAndNothingIsLost() throws Exception {
    CompletableFuture<Void> started = CompletableFuture.runAsync(() -> trials.started(first()));
    awaitNotice();
    Thread.sleep(5L * BUSY_MILLIS);
    assertThat(started).isNotDone();

    holder.getOutputStream().close();

    started.get(1, TimeUnit.MINUTES);
    assertThat(trials.unfinished()).containsExactly(first());
    assertThat(notices.get(0))
        .contains("is locked by another program")
        .contains("It is tried again for up to 10m; what is being trained goes on.");
    assertThat(notices.get(1))
        .matches("The storage answers again, after \\d+\\.\\d s; nothing was lost\\.");
  }

  @Test
  void isFreeWhenTheOtherProcessIsKilled() throws Exception {
    CompletableFuture<Void> started = CompletableFuture.runAsync(() -> trials.started(first()));
    awaitNotice();

    holder.destroyForcibly().waitFor();

    started.get(1, TimeUnit.MINUTES);
    assertThat(trials.unfinished()).containsExactly(first());
  }

  @Test
  void isNotWaitedForAnyLongerWhenTheRunIsToldToEnd() throws Exception {
    CompletableFuture<Void> started = CompletableFuture.runAsync(() -> trials.started(first()));
    awaitNotice();

    archive.giveUpWaiting();

    assertThatThrownBy(() -> started.get(1, TimeUnit.MINUTES))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is locked by another program")
        .hasMessageEndingWith(
            " It is not waited for any longer, because the run was told to end; trials whose outcome is not stored begin again next time.");
  }

  private static org.hsicgpbo.trial.Trial first() {
    return Trials.trial(1);
  }

  private void awaitNotice() throws InterruptedException {
    while (notices.isEmpty()) {
      Thread.sleep(10);
    }
  }
}
