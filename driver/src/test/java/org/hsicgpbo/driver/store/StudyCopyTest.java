package org.hsicgpbo.driver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.hsicgpbo.driver.store.StorageAddress.SqliteFile;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.study.EpochEvent;
import org.hsicgpbo.study.LearningCurve;
import org.hsicgpbo.study.StoreException;
import org.hsicgpbo.study.TrialStore;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyCopyTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T05:00:00.123456789Z"), ZoneOffset.UTC);

  /** So many that the rows of all trials are sent in several batches. */
  private static final int EPOCHS = 25;

  private final Path folder;
  private final StorageAddress file;

  StudyCopyTest(@TempDir Path folder) {
    this.folder = folder;
    file = new SqliteFile(folder.resolve("first.db"));
    try (StudyArchive archive = Backend.open(file, CLOCK)) {
      TrialStore trials = archive.begin(Trials.study("mine")).trials();
      for (int number = 1; number <= 60; number++) {
        trials.claim(2000);
        trials.started(Trials.trial(number));
        if (number % 10 != 0) {
          trials.finished(Trials.trial(number).finish(outcome(number)), curve(number));
        }
      }
      archive.begin(Trials.study("other"));
    }
  }

  @Test
  void aStudyIsTheSameAfterTheWayToAServerAndBack() throws IOException {
    StorageAddress server = TestServer.shared().emptyDatabase("");
    StorageAddress back = new SqliteFile(folder.resolve("back.db"));
    try (StudyArchive from = Backend.open(file, CLOCK);
        StudyArchive middle = Backend.open(server, CLOCK);
        StudyArchive to = Backend.open(back, CLOCK)) {
      assertThat(from.copyTo(middle, "mine"))
          .contains(new CopiedStudy("mine", 60, 54, EPOCHS * 54));
      assertThat(middle.copyTo(to, "mine")).contains(new CopiedStudy("mine", 60, 54, EPOCHS * 54));

      assertSame(from, middle);
      assertSame(from, to);
      assertThat(to.find("other")).isEmpty();
    }
  }

  @Test
  void neverOverwritesAStudy() {
    StorageAddress target = new SqliteFile(folder.resolve("target.db"));
    try (StudyArchive from = Backend.open(file, CLOCK);
        StudyArchive to = Backend.open(target, CLOCK)) {
      to.begin(Trials.study("mine"));

      assertThat(from.copyTo(to, "mine")).isEmpty();
      assertThat(to.find("mine").orElseThrow().trials().unfinished()).isEmpty();
      assertThatThrownBy(() -> from.copyTo(to, "none"))
          .isInstanceOf(StoreException.class)
          .hasMessage("There is no study (none).");
    }
  }

  @Test
  void aStudyThatRunsIsCopiedAsItIs() {
    StorageAddress target = new SqliteFile(folder.resolve("target.db"));
    try (StudyArchive running = Backend.open(file, CLOCK);
        StudyArchive from = Backend.open(file, CLOCK);
        StudyArchive to = Backend.open(target, CLOCK)) {
      TrialStore trials = running.find("mine").orElseThrow().trials();
      trials.claim(2000);

      from.copyTo(to, "mine");

      TrialStore copied = to.find("mine").orElseThrow().trials();
      assertThat(copied.claim(2000).orElseThrow().begun()).contains(Trials.trial(10));
      assertThat(trials.claim(2000).orElseThrow().number()).isEqualTo(20);
    }
  }

  private static void assertSame(StudyArchive one, StudyArchive other) {
    StoredStudy a = one.find("mine").orElseThrow();
    StoredStudy b = other.find("mine").orElseThrow();
    assertThat(b.fileText()).isEqualTo(a.fileText());
    assertThat(b.begun()).isEqualTo(a.begun());
    assertThat(b.trials().finished()).isEqualTo(a.trials().finished());
    assertThat(b.trials().unfinished()).isEqualTo(a.trials().unfinished());
    assertThat(b.trials().curves()).isEqualTo(a.trials().curves());
    assertThat(other.times("mine")).isEqualTo(one.times("mine"));
  }

  private static TrialOutcome outcome(int number) {
    return switch (number % 3) {
      case 0 ->
          new TrialOutcome.Completed(
              0.1 + 1.0 / number,
              Double.NaN,
              new Cost(Double.POSITIVE_INFINITY, number, Double.MIN_VALUE),
              java.util.Map.of("accuracy", 0.1 + 0.2));
      case 1 -> new TrialOutcome.Stopped(0.3, 2, 9, Cost.UNKNOWN);
      default -> new TrialOutcome.Failed(FailureKind.DIVERGED, "λ is \"NaN\"", Cost.UNKNOWN);
    };
  }

  private static LearningCurve curve(int number) {
    return new LearningCurve(
        number,
        IntStream.rangeClosed(1, EPOCHS)
            .mapToObj(
                epoch ->
                    new EpochEvent(number, epoch, 30, 1.0 / (number + epoch), Double.NaN, 0.01))
            .toList());
  }
}
