package org.hsicgpbo.driver.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.Trials;
import org.hsicgpbo.driver.store.sqlite.SqliteArchive;
import org.hsicgpbo.driver.view.StudyReader;
import org.hsicgpbo.driver.view.StudySnapshot;
import org.hsicgpbo.study.StudyEnd;
import org.hsicgpbo.trial.TrialHistory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StatusFileTest {
  private static final TrialHistory NOTHING =
      new TrialHistory(Trials.study("mine").space(), List.of());

  private final Path file;
  private final StudyArchive archive;
  private final StatusFile status;

  StatusFileTest(@TempDir Path folder) throws IOException {
    file = Files.createDirectory(folder.resolve("out")).resolve("status.json");
    archive = SqliteArchive.open(folder.resolve("studies.db"), Clock.systemUTC(), notice -> {});
    archive.begin(Trials.study("mine"));
    StudyReader reader = new StudyReader(archive, "mine", Clock.systemUTC());
    status = new StatusFile(file, () -> reader.read().map(StudySnapshot::overview));
  }

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void isWholeWheneverItIsRead() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    Thread writer =
        new Thread(
            () -> {
              for (int i = 0; i < 50; i++) {
                status.exited(i, "stopped", "Number " + i);
              }
              over.set(true);
            });
    writer.start();
    int read = 0;
    while (!over.get() || read == 0) {
      if (Files.exists(file)) {
        assertThat(json().path("exit").path("message").asText()).startsWith("Number ");
        read++;
      }
    }
    writer.join();

    assertThat(json().path("exit").path("code").asInt()).isEqualTo(49);
    try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
      assertThat(files).as("nothing half-written is left").containsExactly(file);
    }
  }

  @Test
  void tellsOfTheStudyAndThenHowTheRunEnded() throws Exception {
    status.studyStarted(NOTHING, 100);
    status.studyEnded(NOTHING, StudyEnd.STOPPED);
    assertThat(json().path("name").asText()).isEqualTo("mine");
    assertThat(json().has("exit")).isFalse();

    status.exited(130, "stopped", "It was stopped.");

    assertThat(json().path("name").asText()).isEqualTo("mine");
    assertThat(json().path("exit").path("code").asInt()).isEqualTo(130);
  }

  @Test
  void aFolderThatIsGoneCostsTheFileOnly() throws IOException {
    Files.delete(file.getParent());

    status.studyStarted(NOTHING, 100);
    status.studyEnded(NOTHING, StudyEnd.STOPPED);
    status.exited(0, "budget-spent", "Done.");

    assertThat(file).doesNotExist();
  }

  private JsonNode json() throws IOException {
    return new JsonMapper().readTree(file.toFile());
  }
}
