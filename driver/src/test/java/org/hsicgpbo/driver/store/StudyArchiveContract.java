package org.hsicgpbo.driver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.study.StoreException;
import org.hsicgpbo.study.TrialStore;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;

/** What {@link StudyArchive} promises, whatever the database. */
abstract class StudyArchiveContract {
  private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");

  private final StorageAddress storage;

  StudyArchiveContract(StorageAddress storage) {
    this.storage = storage;
  }

  @Test
  void keepsWhatAStudyIsBegunWith() {
    try (StudyArchive archive = open()) {
      archive.begin(Trials.study("mine"));
    }
    try (StudyArchive archive = open()) {
      StudyArchive.StoredStudy stored = archive.find("mine").orElseThrow();

      assertThat(stored.name()).isEqualTo("mine");
      assertThat(stored.fileText()).isEqualTo(Trials.study("mine").text());
      assertThat(stored.begun()).isEqualTo(NOW);
      assertThat(stored.trials().finished()).isEmpty();
      assertThat(archive.find("other")).isEmpty();
    }
  }

  @Test
  void keepsTheStudyFileThatAStudyGoesOnWith() {
    try (StudyArchive archive = open()) {
      archive.begin(Trials.study("mine"));
      StudyFile longer = Trials.study("mine", 500);
      archive.update(longer);

      assertThat(archive.find("mine").orElseThrow().fileText()).isEqualTo(longer.text());
    }
  }

  @Test
  void beginsAnewWhatHasNoOutcome() {
    try (StudyArchive archive = open()) {
      TrialStore before = archive.begin(Trials.study("mine")).trials();
      before.started(Trials.trial(1));
      StudyFile other =
          new StudyFileReader()
              .read(
                  Trials.study("mine").text().replace("[train]", "[tune]").replace("42", "43"),
                  "a.yaml");

      StudyArchive.StoredStudy anew = archive.beginAnew(other);

      assertThat(anew.fileText()).isEqualTo(other.text());
      assertThat(anew.trials().unfinished()).isEmpty();
      anew.trials().started(Trials.trial(1));
      assertThat(archive.studies()).hasSize(1);
    }
  }

  @Test
  void neverForgetsAnOutcome() {
    try (StudyArchive archive = open()) {
      TrialStore trials = archive.begin(Trials.study("mine")).trials();
      trials.started(Trials.trial(1));
      trials.finished(Trials.trial(1).finish(TrialOutcome.Completed.of(0.5, Cost.UNKNOWN)));
      trials.started(Trials.trial(2));
      StudyFile longer = Trials.study("mine", 500);

      assertThatThrownBy(() -> archive.beginAnew(longer))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("The study (mine) has trials with an outcome");
      assertThat(trials.finished()).hasSize(1);
      assertThat(trials.unfinished()).hasSize(1);
      assertThat(archive.find("mine").orElseThrow().fileText())
          .isEqualTo(Trials.study("mine").text());
    }
  }

  @Test
  void listsStudiesTheLatestFirst() {
    try (StudyArchive archive = open()) {
      archive.begin(Trials.study("first"));
      archive.begin(Trials.study("second"));

      assertThat(archive.studies())
          .extracting(StudyArchive.StoredStudy::name)
          .containsExactly("second", "first");
    }
  }

  @Test
  void refusesASecondStudyOfTheSameName() {
    try (StudyArchive archive = open()) {
      archive.begin(Trials.study("mine"));

      assertThatThrownBy(() -> archive.begin(Trials.study("mine")))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("There is already a study (mine)");
    }
  }

  private StudyArchive open() {
    return Backend.open(storage, Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
