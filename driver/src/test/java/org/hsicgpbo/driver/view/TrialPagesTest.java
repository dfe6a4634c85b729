package org.hsicgpbo.driver.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.driver.logs.TrialLogs;
import org.hsicgpbo.driver.store.DriverReport;
import org.hsicgpbo.driver.store.RunningTrial;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialPagesTest {
  @Test
  void theTrialPageHoldsCurveAndLog(@TempDir Path folder) throws IOException {
    try (StoredStudies stored = new StoredStudies(folder)) {
      StoredStudy study = stored.begin("night", 9);
      stored.complete(study, 2);
      study.trials().started(StoredStudies.trial(study, 3));
      Path logs = Files.createDirectories(folder.resolve("logs/night"));
      Files.writeString(logs.resolve("trial-2.log"), "x".repeat(99) + "\n");
      Files.writeString(logs.resolve("trial-3.log"), ("y".repeat(99) + "\n").repeat(5000));
      StudySnapshot snapshot =
          new StudyReader(stored.archive(), "night", stored.clock()).read().orElseThrow();
      TrialPages pages = new TrialPages(stored.archive(), new TrialLogs(folder.resolve("logs")));

      TrialPage second = pages.page(snapshot, 2).orElseThrow();
      TrialPage third = pages.page(snapshot, 3).orElseThrow();

      assertThat(second.state()).isEqualTo("completed");
      assertThat(second.curve()).extracting(TrialPage.Epoch::epoch).containsExactly(1, 2);
      assertThat(second.log()).isEqualTo("x".repeat(99) + "\n");
      assertThat(second.logTruncated()).isFalse();
      assertThat(third.state()).as("nobody trains it").isEqualTo("unfinished");
      assertThat(third.ended()).isEmpty();
      assertThat(third.logTruncated()).isTrue();
      assertThat(third.log())
          .hasSizeLessThanOrEqualTo(256 * 1024)
          .startsWith("yyy")
          .endsWith("y\n");
      assertThat(pages.page(snapshot, 4)).isEmpty();
    }
  }

  @Test
  void aTrialRunsOnlyWhileALivingDriverTrainsIt(@TempDir Path folder) {
    try (StoredStudies stored = new StoredStudies(folder)) {
      StoredStudy study = stored.begin("night", 9);
      study.trials().started(StoredStudies.trial(study, 1));
      stored.archive().join("night");
      Instant now = stored.clock().instant();
      DriverReport driver =
          new DriverReport("h/1", "h", 1, 1, List.of(), now, now, Optional.empty());
      RunningTrial running = new RunningTrial(1, "random", "h/1", now, 1, 0, 0, 1, 1, now);
      TrialPages pages = new TrialPages(stored.archive(), new TrialLogs(folder.resolve("logs")));
      StudyReader reader = new StudyReader(stored.archive(), "night", stored.clock());

      stored.archive().tell("night", driver, List.of(running));
      assertThat(pages.page(reader.read().orElseThrow(), 1))
          .get()
          .returns("running", TrialPage::state);
      stored.archive().tell("night", driver.endedBy("It failed."), List.of());
      assertThat(pages.page(reader.read().orElseThrow(), 1))
          .get()
          .returns("unfinished", TrialPage::state);
    }
  }
}
