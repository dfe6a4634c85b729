package org.hsicgpbo.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class StudyLogTest {
  @Test
  void keepsWhatTheProgramSaysAndLeavesOutTheChatterOfLibraries(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("logs").resolve("a.log");
    try (StudyLog log = StudyLog.begin(file, OutputFormat.text)) {
      assertThat(log).isNotNull();
      LoggerFactory.getLogger("org.hsicgpbo.Test").info("trial {} has ended", 7);
      LoggerFactory.getLogger("org.nd4j.Test").warn("chatter");
      LoggerFactory.getLogger("smile.math.BFGS").warn("chatter of a fit");
      LoggerFactory.getLogger("org.example.Test").warn("something else");
    }
    LoggerFactory.getLogger("org.hsicgpbo.Test").warn("after the study");

    assertThat(Files.readString(file))
        .contains("INFO  org.hsicgpbo.Test - trial 7 has ended", "something else")
        .doesNotContain("chatter", "after the study");
  }

  @Test
  void beginsANewFileWhenOneIsLargeAndKeepsThreeOldOnes(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.log");
    try (StudyLog log =
        StudyLog.begin(
            file, OutputFormat.text, new FileSize(1000), Duration.buildByMilliseconds(0))) {
      for (int i = 1; i <= 200; i++) {
        log.info("line %d %s".formatted(i, "x".repeat(100)));
      }
    }

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString()).sorted())
          .containsExactly("a.log", "a.log.1", "a.log.2", "a.log.3");
    }
    assertThat(Files.size(folder.resolve("a.log.1"))).isBetween(1000L, 1500L);
  }

  @Test
  void writesOneJsonObjectALine(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.log");
    try (StudyLog log = StudyLog.begin(file, OutputFormat.json)) {
      log.info("said \"λ\"\nover two lines");
      LoggerFactory.getLogger("org.hsicgpbo.Test")
          .warn("trial {}", 7, new IllegalStateException("broken"));
    }

    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(2);
    JsonNode first = new JsonMapper().readTree(lines.get(0));
    assertThat(first.path("level").asText()).isEqualTo("INFO");
    assertThat(first.path("formattedMessage").asText()).isEqualTo("said \"λ\"\nover two lines");
    assertThat(first.path("timestamp").isNumber()).isTrue();
    JsonNode second = new JsonMapper().readTree(lines.get(1));
    assertThat(second.path("formattedMessage").asText()).isEqualTo("trial 7");
    assertThat(second.path("throwable").path("message").asText()).isEqualTo("broken");
  }
}
