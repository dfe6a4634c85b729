package org.hsicgpbo.driver.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.driver.store.DriverReport;
import org.hsicgpbo.driver.store.RunningTrial;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.Replicates;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyReaderTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private StoredStudies stored;

  @SuppressWarnings("NullAway.Init")
  private StoredStudy study;

  @SuppressWarnings("NullAway.Init")
  private StudyReader reader;

  @BeforeEach
  void begin() {
    stored = new StoredStudies(folder);
    study = stored.begin("night", 8);
    reader = new StudyReader(stored.archive(), "night", stored.clock());
  }

  @AfterEach
  void close() {
    stored.close();
  }

  private StudySnapshot read() {
    return reader.read().orElseThrow();
  }

  @Test
  void aStudyWithoutTrialsHasNoFigures() {
    StudyOverview overview = read().overview();

    assertThat(overview.state()).isEqualTo(StudyState.STOPPED);
    assertThat(overview.finished()).isZero();
    assertThat(overview.best()).isEmpty();
    assertThat(overview.recommended()).isEmpty();
    assertThat(overview.stage()).isEmpty();
    assertThat(overview.elapsedSeconds()).isZero();
    assertThat(overview.remainingSeconds()).isNaN();
    assertThat(overview.updated()).isEqualTo(overview.begun());
    assertThat(read().columnsFrom(0).number()).isEmpty();
  }

  @Test
  void thereIsNothingOfAStudyThatIsNotStored() {
    assertThat(new StudyReader(stored.archive(), "day", stored.clock()).read()).isEmpty();
  }

  @Test
  void eachLookAddsWhatWasToldSince() {
    stored.complete(study, 3);
    assertThat(read().overview().finished()).isEqualTo(3);
    stored.complete(study, 2);

    StudySnapshot later = read();
    StudySnapshot atOnce =
        new StudyReader(stored.archive(), "night", stored.clock()).read().orElseThrow();

    assertThat(later.overview()).isEqualTo(atOnce.overview());
    assertThat(ViewJson.bytes(later.columnsFrom(0)))
        .isEqualTo(ViewJson.bytes(atOnce.columnsFrom(0)));
    assertThat(later.columnsFrom(3).number()).containsExactly(4, 5);
    assertThat(later.columnsFrom(3).from()).isEqualTo(3);
    assertThat(later.columnsFrom(99).number()).isEmpty();
  }

  @Test
  void theFiguresAreThoseOfTheHistory() {
    stored.complete(study, 4);
    stored.fail(study, FailureKind.DIVERGED, "The loss is NaN.");
    stored.fail(study, FailureKind.TIMED_OUT, "It took too long.");
    stored.fail(study, FailureKind.DIVERGED, "The loss is infinite.");
    Trial trial = StoredStudies.trial(study, 8);
    stored.end(study, trial, new TrialOutcome.Stopped(0.7, 1, 5, new Cost(10, 5, 2)));

    StudySnapshot snapshot = read();
    StudyOverview overview = snapshot.overview();

    assertThat(overview.state()).isEqualTo(StudyState.FINISHED);
    assertThat(overview.failed()).isEqualTo(3);
    assertThat(overview.stopped()).isEqualTo(1);
    assertThat(overview.trainedSeconds()).isEqualTo(4 * 9.5 + 2);
    assertThat(overview.elapsedSeconds()).isEqualTo(80);
    assertThat(overview.best().orElseThrow().trial())
        .isEqualTo(snapshot.history().best().orElseThrow().trial().number());
    assertThat(overview.failures())
        .containsExactly(
            new StudyOverview.Failure("diverged", 2, 7, "The loss is infinite."),
            new StudyOverview.Failure("timed-out", 1, 6, "It took too long."));
    TrialColumns columns = snapshot.columnsFrom(0);
    assertThat(columns.state()).endsWith("diverged", "timed-out", "diverged", "stopped");
    assertThat(columns.error()[4]).isNaN();
    assertThat(columns.error()[7]).as("the last one of a stopped training").isEqualTo(0.7);
  }

  @Test
  void aNetworkThatWasTrainedAgainIsStillTheSame() {
    train(1, "random", 0.5);
    train(2, "random", 0.01);
    train(2, Replicates.CONFIRMING_STAGE, 0.03);
    train(2, Replicates.CONFIRMING_STAGE, 0.026);

    StudyOverview overview = read().overview();

    assertThat(overview.best().orElseThrow().trial()).isEqualTo(2);
    Recommendation recommended = overview.recommended().orElseThrow();
    assertThat(recommended.trial()).as("the one nearest to the mean").isEqualTo(4);
    assertThat(recommended.sameAsBest()).isTrue();
    assertThat(recommended.trainings()).isEqualTo(3);
    assertThat(recommended.meanError()).isCloseTo(0.022, within(1e-12));
  }

  @Test
  void aNetworkOfOneLuckyTrainingIsToldApartFromTheRecommendedOne() {
    train(1, "random", 0.01);
    train(2, "random", 0.03);
    train(2, Replicates.CONFIRMING_STAGE, 0.05);
    train(3, "random", 0.06);
    train(3, Replicates.CONFIRMING_STAGE, 0.07);

    StudyOverview overview = read().overview();

    assertThat(overview.best().orElseThrow().trial()).isEqualTo(1);
    Recommendation recommended = overview.recommended().orElseThrow();
    assertThat(recommended.sameAsBest()).isFalse();
    assertThat(recommended.trainings()).isEqualTo(2);
    assertThat(recommended.meanError()).isCloseTo(0.04, within(1e-12));
  }

  /** Stores a training of one of some configurations. */
  private void train(int configuration, String stage, double error) {
    Suggestion drawn = StoredStudies.trial(study, configuration).suggestion();
    int number = study.trials().finished().size() + 1;
    Trial trial =
        new Trial(number, number, new Suggestion(drawn.point(), drawn.configuration(), stage));
    stored.end(study, trial, TrialOutcome.Completed.of(error, new Cost(10, 5, 2)));
  }

  @Test
  void anInactiveHyperparameterHasNoValue() {
    stored.complete(study, 8);

    TrialColumns columns = read().columnsFrom(0);

    List<?> dropout = columns.values().getOrDefault("dropout", List.of());
    List<?> rate = columns.values().getOrDefault("dropout-rate", List.of());
    assertThat(dropout.contains(true) && dropout.contains(false)).isTrue();
    for (int i = 0; i < 8; i++) {
      assertThat(rate.get(i) != null).isEqualTo(Boolean.TRUE.equals(dropout.get(i)));
    }
  }

  @Test
  void aStudyRunsWhileADriverLives() {
    stored.complete(study, 2);
    tell(Optional.empty());
    stored.pass(Duration.ofSeconds(5));

    StudyOverview running = read().overview();
    tell(Optional.of("It was stopped by Ctrl-C."));
    StudyOverview stopped = read().overview();

    assertThat(running.state()).isEqualTo(StudyState.RUNNING);
    assertThat(running.elapsedSeconds()).isEqualTo(25);
    assertThat(running.remainingSeconds()).isEqualTo(6 * 10);
    assertThat(running.drivers()).singleElement().matches(DriverView::alive);
    assertThat(stopped.state()).isEqualTo(StudyState.STOPPED);
    assertThat(stopped.remainingSeconds()).isNaN();
    assertThat(stopped.elapsedSeconds()).isEqualTo(20);
  }

  @Test
  void aStudyWhoseLastTrialsAllFailedIsInTrouble() {
    tell(Optional.empty());
    for (int i = 0; i < 5; i++) {
      assertThat(read().overview().state()).isEqualTo(StudyState.RUNNING);
      stored.fail(study, FailureKind.CRASHED, "It crashed.");
    }

    assertThat(read().overview().state()).isEqualTo(StudyState.FAILING);
    stored.complete(study, 1);
    assertThat(read().overview().state()).isEqualTo(StudyState.RUNNING);
  }

  @Test
  void runningTrialsTellTheStage() {
    stored.complete(study, 1);
    Trial third = StoredStudies.trial(study, 2);
    study.trials().started(third);
    Instant now = stored.clock().instant();
    stored
        .archive()
        .tell(
            "night",
            report(Optional.empty()),
            List.of(new RunningTrial(2, "random", "h/1", now, 1, 3, 9, 0.5, 0.25, now)));

    StudyOverview overview = read().overview();

    assertThat(overview.runningCount()).isEqualTo(1);
    assertThat(overview.running()).singleElement().returns(3, RunningTrial::epoch);
    assertThat(overview.stage()).contains("random");
  }

  @Test
  void anotherBudgetIsSeenAtTheNextLook() {
    stored.complete(study, 8);
    assertThat(read().overview().state()).isEqualTo(StudyState.FINISHED);

    stored.archive().update(StoredStudies.file("night", 12));

    assertThat(read().overview().budget()).isEqualTo(12);
    assertThat(read().overview().state()).isEqualTo(StudyState.STOPPED);
  }

  @Test
  void aTrialThatWasBegunAgainIsShownFromItsLastBegin() throws SQLException {
    stored.complete(study, 1);
    execute("UPDATE trial SET attempts = 2, started_at = '2026-11-19T19:00:00Z'");

    TrialColumns columns = read().columnsFrom(0);

    assertThat(columns.endedMs()[0] - columns.begunMs()[0]).isCloseTo(9500, within(1L));
    assertThat(read().overview().elapsedSeconds()).isEqualTo(9.5);
  }

  @Test
  void aStudyFileThatCannotBeReadIsToldSo() throws SQLException {
    execute("UPDATE study SET study_file = 'study: night'");

    assertThatThrownBy(reader::read)
        .isInstanceOf(UnreadableStudyException.class)
        .hasMessageContaining("night");
  }

  private void tell(Optional<String> ended) {
    stored.archive().tell("night", report(ended), List.of());
  }

  private DriverReport report(Optional<String> ended) {
    stored.archive().join("night");
    Instant now = stored.clock().instant();
    return new DriverReport("h/1", "h", 1, 2, List.of(), now, now, ended);
  }

  private void execute(String statement) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("studies.db"));
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }
}
