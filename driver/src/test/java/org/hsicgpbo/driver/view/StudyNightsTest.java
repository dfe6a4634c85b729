package org.hsicgpbo.driver.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hsicgpbo.driver.store.DriverReport;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of studies that are run in several nights. */
class StudyNightsTest {
  private final StoredStudies stored;

  @SuppressWarnings("NullAway.Init")
  private StoredStudy study;

  StudyNightsTest(@TempDir Path folder) {
    stored = new StoredStudies(folder);
  }

  @BeforeEach
  void begin() {
    study = stored.begin("night", 8);
  }

  @AfterEach
  void close() {
    stored.close();
  }

  private StudyOverview overview() {
    return new StudyReader(stored.archive(), "night", stored.clock())
        .read()
        .orElseThrow()
        .overview();
  }

  /** A driver that begins now. */
  private DriverReport joined() {
    stored.archive().join("night");
    Instant now = stored.clock().instant();
    DriverReport report = new DriverReport("h/1", "h", 1, 2, List.of(), now, now, Optional.empty());
    stored.archive().tell("night", report, List.of());
    return report;
  }

  private void end(DriverReport report, String how) {
    stored.archive().tell("night", report.endedBy(how), List.of());
  }

  @Test
  void aLimitOfTimeLeavesWhatIsLeftOfIt() {
    String text = StoredStudies.file("night", 8).text();
    study = stored.archive().begin(limited("day", text));
    stored.archive().join("day");
    Instant begun = stored.clock().instant();
    stored
        .archive()
        .tell(
            "day",
            new DriverReport("h/1", "h", 1, 2, List.of(), begun, begun, Optional.empty()),
            List.of());
    stored.complete(study, 3);

    StudyOverview overview =
        new StudyReader(stored.archive(), "day", stored.clock()).read().orElseThrow().overview();

    // Five trials of 10 s would take 50 s; of the 45 s three have taken 30 s.
    assertThat(overview.remainingSeconds()).isEqualTo(15);
    assertThat(overview.remainingLimit()).contains("budget.time");
  }

  private static StudyFile limited(String name, String text) {
    return new StudyFileReader()
        .read(
            text.replace("study: night", "study: " + name)
                .replace("{trials: 8}", "{trials: 8, time: 45s}"),
            name + ".yaml");
  }

  @Test
  void aPauseBetweenTwoRunsIsNotElapsed() {
    stored.complete(study, 2);
    stored.pass(Duration.ofHours(8));
    DriverReport second = joined();
    stored.pass(Duration.ofSeconds(5));

    assertThat(overview().elapsedSeconds()).isEqualTo(25);
    end(second, "It was stopped; the same run goes on.");
    assertThat(overview().elapsedSeconds()).isEqualTo(20);
  }

  @Test
  void theTimeOfTheFirstTrialElapsesWhileItIsTrained() {
    stored.pass(Duration.ofHours(1));
    DriverReport first = joined();
    stored.pass(Duration.ofSeconds(7));

    assertThat(overview().elapsedSeconds()).isEqualTo(7);
    end(first, "It failed.");
    assertThat(overview().elapsedSeconds()).isZero();
  }

  @Test
  void trialsThatWereTrainedElsewhereSayNothingAboutThePace() {
    List<FinishedTrial> taken =
        IntStream.rangeClosed(1, 3)
            .mapToObj(n -> StoredStudies.trial(study, n))
            .map(this::finished)
            .toList();
    stored.archive().take("night", taken);
    DriverReport unused = joined();
    assertThat(overview().remainingSeconds()).isNaN();

    stored.complete(study, 3);

    assertThat(overview().remainingSeconds()).isEqualTo(2 * 10);
  }

  private FinishedTrial finished(Trial trial) {
    return trial.finish(StoredStudies.completed(trial));
  }

  @Test
  void aRunThatARuleEndedIsNoneThatBrokeOff() {
    stored.complete(study, 2);
    DriverReport night = joined();

    end(night, DriverReport.RULE_MET);
    assertThat(overview().state()).isEqualTo(StudyState.FINISHED);
    end(night, "It was stopped; the same run goes on.");
    assertThat(overview().state()).isEqualTo(StudyState.STOPPED);
  }

  @Test
  void aBudgetThatWasRaisedSinceIsNotUsed() {
    stored.complete(study, 8);
    end(joined(), DriverReport.BUDGET_SPENT);
    assertThat(overview().state()).isEqualTo(StudyState.FINISHED);

    stored.archive().update(StoredStudies.file("night", 12));

    assertThat(overview().state()).isEqualTo(StudyState.STOPPED);
  }
}
