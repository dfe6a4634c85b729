package org.hsicgpbo.driver.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two thousand short trials whose workers and drivers are killed every few seconds: {@code
 * benchmarks/soak.sh} with the classes of this test. {@code -Dsoak.trials=N} takes another number.
 */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class SoakTest {
  @Test
  void killsEveryFewSecondsLoseNothing(@TempDir Path folder, TestReporter reporter)
      throws Exception {
    Path program =
        Files.writeString(
            folder.resolve("program"),
            "#!/bin/sh\nexec '%s' -Xmx512m -XX:+UseSerialGC -cp '%s' org.hsicgpbo.driver.cli.Main \"$@\"\n"
                .formatted(
                    Path.of(System.getProperty("java.home"), "bin", "java"),
                    System.getProperty("java.class.path")));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Path script = Path.of("..", "benchmarks", "soak.sh").toAbsolutePath().normalize();
    ProcessBuilder builder =
        new ProcessBuilder(script.toString(), Integer.getInteger("soak.trials", 2000).toString())
            .redirectErrorStream(true);
    builder.environment().put("HSIC_GPBO", program.toString());
    builder.environment().put("TMPDIR", folder.toString());

    Process soak = builder.start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader output = soak.inputReader()) {
      output.lines().forEach(lines::add);
    }

    reporter.publishEntry(String.join("\n", lines));
    assertThat(soak.waitFor()).as("%s", lines).isZero();
    assertThat(lines).last().asString().contains("lost 0").contains("doubled 0");
  }
}
