package org.hsicgpbo.driver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hsicgpbo.study.StoreException;
import org.hsicgpbo.study.TrialStore;
import org.hsicgpbo.trial.FinishedTrial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The store under processes that are killed, and under two processes at once. */
@Timeout(120)
abstract class StoreProcessesContract {
  private static final String ENDLESS = "1000000";

  private final StorageAddress storage;

  StoreProcessesContract(StorageAddress storage) {
    this.storage = storage;
  }

  @Test
  void whatWasStoredSurvivesAnyKillAndNothingIsStoredTwice() throws Exception {
    List<Integer> finished = new ArrayList<>();
    for (int lines : new int[] {1, 40, 2, 7}) {
      Process writer = startWriter("mine", ENDLESS);
      List<String> printed = killAfter(writer, lines);
      printed.stream()
          .filter(line -> line.startsWith("finished "))
          .forEach(line -> finished.add(Integer.parseInt(line.substring("finished ".length()))));
    }

    assertThat(finished).doesNotHaveDuplicates();
    try (StudyArchive archive = open()) {
      TrialStore trials = archive.find("mine").orElseThrow().trials();
      List<FinishedTrial> stored = trials.finished();
      // The last outcomes may be stored but were not yet printed when the kill came.
      assertThat(stored).hasSizeGreaterThanOrEqualTo(finished.size());
      assertThat(stored)
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, stored.size()).mapToObj(StoreWriter::outcome).toList());
      assertThat(trials.unfinished().size()).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void refusesASecondWriterUntilTheFirstOneIsDead() throws Exception {
    Process writer = startWriter("mine", ENDLESS);
    assertThat(writer.inputReader().readLine()).isEqualTo("started 1");
    try (StudyArchive archive = open()) {
      TrialStore trials = archive.find("mine").orElseThrow().trials();

      assertThatThrownBy(() -> archive.update(Trials.study("mine")))
          .isInstanceOf(StudyClaimedException.class)
          .hasMessageContaining("is being run by another process (%d".formatted(writer.pid()));
      assertThatThrownBy(() -> trials.started(Trials.trial(1_000_000)))
          .isInstanceOf(StoreException.class);
      assertThat(trials.finished()).as("reading needs no claim").isNotNull();
      assertThat(archive.begin(Trials.study("other")).name())
          .as("other studies are free")
          .isEqualTo("other");

      writer.destroyForcibly().waitFor();
      archive.update(Trials.study("mine"));
    }
  }

  @Test
  void severalProcessesMayMakeTheDatabaseAndWriteToTheirOwnStudiesAtTheSameTime() throws Exception {
    List<Process> writers = new ArrayList<>();
    for (int k = 1; k <= 3; k++) {
      writers.add(startWriter("study-" + k, ENDLESS));
    }
    for (Process writer : writers) {
      BufferedReader output = writer.inputReader(StandardCharsets.UTF_8);
      String line = output.readLine();
      while (line != null && !line.equals("finished 30")) {
        line = output.readLine();
      }
      assertThat(line).isEqualTo("finished 30");
    }
    for (Process writer : writers) {
      writer.destroyForcibly().waitFor();
    }

    try (StudyArchive archive = open()) {
      assertThat(archive.studies())
          .hasSize(3)
          .allSatisfy(
              study ->
                  assertThat(study.trials().finished())
                      .hasSizeGreaterThanOrEqualTo(30)
                      .startsWith(StoreWriter.outcome(1), StoreWriter.outcome(2)));
    }
  }

  /** Eight drivers on one study, three of which are killed while they work. */
  @Test
  void severalDriversTrainEveryNumberOnceThoughSomeAreKilled() throws Exception {
    int budget = 240;
    try (StudyArchive archive = open()) {
      archive.begin(Trials.study("mine"));
    }
    List<Process> victims = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      victims.add(startWriter("mine", Integer.toString(budget), "join"));
    }
    List<String> printed = new ArrayList<>();
    for (Process victim : victims) {
      // All of them work before there are so many that one could come too late.
      printed.add(victim.inputReader(StandardCharsets.UTF_8).readLine());
    }
    assertThat(printed).doesNotContainNull();
    List<Process> drivers = new ArrayList<>();
    for (int k = 0; k < 5; k++) {
      drivers.add(startWriter("mine", Integer.toString(budget), "join"));
    }
    for (Process victim : victims) {
      printed.addAll(killAfter(victim, 2));
    }
    for (Process driver : drivers) {
      try (BufferedReader output = driver.inputReader(StandardCharsets.UTF_8)) {
        output.lines().forEach(printed::add);
      }
      assertThat(driver.waitFor()).isZero();
    }

    assertThat(printed.stream().filter(line -> line.startsWith("finished ")))
        .doesNotHaveDuplicates()
        .hasSizeBetween(budget - 3, budget);
    try (StudyArchive archive = open()) {
      TrialStore trials = archive.find("mine").orElseThrow().trials();
      assertThat(trials.finished())
          .containsExactlyInAnyOrderElementsOf(
              IntStream.rangeClosed(1, budget).mapToObj(StoreWriter::outcome).toList());
      assertThat(trials.unfinished()).isEmpty();
      assertThat(trials.claim(budget)).isEmpty();
      assertThat(trials.claim(budget + 1).orElseThrow().number()).isEqualTo(budget + 1);
    }
  }

  private StudyArchive open() {
    return Backend.open(storage, Clock.systemUTC());
  }

  private Process startWriter(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StoreWriter.class.getName(),
                named(storage)));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** As the command line names it, with the parameters that its text leaves out. */
  private static String named(StorageAddress storage) {
    return storage instanceof StorageAddress.PostgresServer server
        ? "%s?lease=%ds&patience=%ds"
            .formatted(server, server.lease().toSeconds(), server.patience().toSeconds())
        : storage.toString();
  }

  /** Kills the process after so many lines; all that it printed, the last torn line left out. */
  private static List<String> killAfter(Process process, int lines) throws Exception {
    List<String> printed = new ArrayList<>();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      while (printed.size() < lines) {
        String line = output.readLine();
        assertThat(line).isNotNull();
        printed.add(String.valueOf(line));
      }
      // Process.destroyForcibly would close the stream, too.
      process.toHandle().destroyForcibly();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      output.lines().forEach(printed::add);
    }
    if (!printed.get(printed.size() - 1).matches("(started|finished) \\d+")) {
      printed.remove(printed.size() - 1);
    }
    return printed;
  }
}
