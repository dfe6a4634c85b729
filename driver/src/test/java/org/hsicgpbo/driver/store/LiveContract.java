package org.hsicgpbo.driver.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.driver.gpu.GpuLoad;
import org.hsicgpbo.study.TrialStore;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a storage keeps of studies while they run, whatever the database. */
@Timeout(60)
abstract class LiveContract {
  private static final Instant BEGUN = Instant.parse("2026-11-21T05:00:00.123Z");
  private static final Instant LATER = BEGUN.plusSeconds(7);

  private final StorageAddress storage;
  private final Path folder;
  private final List<StudyArchive> open = new ArrayList<>();
  private final StudyArchive driver;
  private final TrialStore trials;

  LiveContract(StorageAddress storage, Path folder) {
    this.storage = storage;
    this.folder = folder;
    driver = open();
    trials = driver.begin(Trials.study("mine")).trials();
    start(trials, 1);
    start(trials, 2);
  }

  @AfterEach
  void close() {
    open.forEach(StudyArchive::close);
  }

  @Test
  void tellsOthersWhatADriverTells() {
    DriverReport report =
        new DriverReport(
            "alpha/12",
            "alpha",
            12,
            2,
            List.of(new GpuLoad(0, "NVIDIA \"A100\"", 0.97, 12L << 30, 40L << 30)),
            BEGUN,
            LATER,
            Optional.empty());
    RunningTrial young = trial(2, 0, Double.NaN);

    driver.tell("mine", report, List.of(trial(1, 3, 0.25), young));

    StudyArchive reader = open();
    assertThat(reader.drivers("mine")).containsExactly(report);
    assertThat(reader.running("mine")).containsExactly(trial(1, 3, 0.25), young);
    assertThat(reader.drivers("other")).isEmpty();
    assertThat(reader.running("other")).isEmpty();
  }

  @Test
  void keepsAGpuThatDoesNotTellItsUse() {
    GpuLoad load = new GpuLoad(1, "old", Double.NaN, 1, 2);

    driver.tell("mine", alpha(Optional.empty(), List.of(load)), List.of());

    assertThat(driver.drivers("mine").get(0).gpus()).containsExactly(load);
  }

  @Test
  void theLastWordCounts() {
    driver.tell("mine", alpha(Optional.empty()), List.of(trial(1, 1, 0.5), trial(2, 1, 0.5)));
    driver.tell("mine", alpha(Optional.empty()), List.of(trial(2, 2, 0.4)));

    assertThat(driver.running("mine")).containsExactly(trial(2, 2, 0.4));

    driver.tell("mine", alpha(Optional.of("The budget is spent.")), List.of());

    assertThat(driver.running("mine")).isEmpty();
    assertThat(driver.drivers("mine"))
        .extracting(DriverReport::ended)
        .containsExactly(Optional.of("The budget is spent."));
  }

  @Test
  void aTrialWithAnOutcomeDoesNotRun() {
    driver.tell("mine", alpha(Optional.empty()), List.of(trial(1, 1, 0.5), trial(2, 1, 0.5)));

    trials.finished(Trials.trial(1).finish(TrialOutcome.Completed.of(0.5, Cost.UNKNOWN)));

    assertThat(driver.running("mine")).extracting(RunningTrial::number).containsExactly(2);
  }

  @Test
  void whatADeadDriverHasToldCountsNoMore() {
    StudyArchive other = join();
    start(other.find("mine").orElseThrow().trials(), 3);
    driver.tell("mine", alpha(Optional.empty()), List.of(trial(1, 1, 0.5)));
    other.tell("mine", beta(), List.of(trial(3, 1, 0.5)));
    assertThat(driver.running("mine")).extracting(RunningTrial::number).containsExactly(1, 3);
    assertThat(driver.drivers("mine")).allMatch(DriverReport::isAlive);

    other.close();

    assertThat(driver.running("mine")).extracting(RunningTrial::number).containsExactly(1);
    assertThat(driver.drivers("mine").get(1).ended().orElseThrow())
        .isEqualTo("It died without a word; it was last heard of at 2026-11-21T05:00:07Z.");
  }

  @Test
  void whoTakesATrialOverHasIt() {
    StudyArchive other = join();
    TrialStore others = other.find("mine").orElseThrow().trials();
    start(others, 3);
    other.tell("mine", beta(), List.of(trial(3, 1, 0.5)));
    other.close();

    assertThat(trials.claim(100).orElseThrow().number()).isEqualTo(3);
    driver.tell("mine", alpha(Optional.empty()), List.of(trial(3, 0, Double.NaN)));

    RunningTrial running = driver.running("mine").get(0);
    assertThat(running.driver()).isEqualTo("alpha/12");
    assertThat(running.attempts()).isEqualTo(2);
    assertThat(running.epoch()).isZero();
  }

  @Test
  void forgetsAllButTheLastOfTheDead() {
    for (int i = 0; i < 25; i++) {
      StudyArchive other = join();
      other.tell("mine", beta(BEGUN.plusSeconds(i)), List.of());
      other.close();
    }
    driver.tell("mine", alpha(Optional.empty()), List.of());

    assertThat(driver.drivers("mine"))
        .hasSize(21)
        .filteredOn(report -> report.driver().equals("beta/13"))
        .extracting(DriverReport::begun)
        .hasSize(20)
        .first()
        .isEqualTo(BEGUN.plusSeconds(5));
  }

  @Test
  void isNotCopied() {
    driver.tell("mine", alpha(Optional.empty()), List.of(trial(1, 1, 0.5)));
    StorageAddress target = new StorageAddress.SqliteFile(folder.resolve("copy.db"));
    try (StudyArchive copy = Backend.open(target, Clock.systemUTC())) {
      driver.copyTo(copy, "mine");

      assertThat(copy.find("mine")).isPresent();
      assertThat(copy.running("mine")).isEmpty();
      assertThat(copy.drivers("mine")).isEmpty();
    }
  }

  private StudyArchive open() {
    StudyArchive archive = Backend.open(storage, Clock.systemUTC());
    open.add(archive);
    return archive;
  }

  private StudyArchive join() {
    StudyArchive archive = Backend.open(storage, Clock.systemUTC());
    archive.join("mine");
    return archive;
  }

  private static void start(TrialStore trials, int number) {
    assertThat(trials.claim(100).orElseThrow().number()).isEqualTo(number);
    trials.started(Trials.trial(number));
  }

  private static DriverReport alpha(Optional<String> ended) {
    return alpha(ended, List.of());
  }

  private static DriverReport alpha(Optional<String> ended, List<GpuLoad> gpus) {
    return new DriverReport("alpha/12", "alpha", 12, 2, gpus, BEGUN, LATER, ended);
  }

  private static DriverReport beta() {
    return beta(BEGUN.plusSeconds(1));
  }

  private static DriverReport beta(Instant begun) {
    return new DriverReport("beta/13", "beta", 13, 1, List.of(), begun, LATER, Optional.empty());
  }

  private static RunningTrial trial(int number, int epoch, double loss) {
    return new RunningTrial(
        number,
        Trials.trial(number).suggestion().stage(),
        "alpha/12",
        BEGUN,
        1,
        epoch,
        30,
        loss,
        2 * loss,
        LATER);
  }
}
