package org.hsicgpbo.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class StudyLogTest {
  @Test
  void keepsWhatTheProgramSaysAndLeavesOutTheChatterOfLibraries(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("logs").resolve("a.log");
    try (StudyLog log = StudyLog.begin(file)) {
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
}
