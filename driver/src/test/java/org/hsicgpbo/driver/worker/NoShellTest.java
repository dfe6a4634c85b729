package org.hsicgpbo.driver.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs of command problems are started as they are written: no shell reads their arguments. */
@Timeout(60)
class NoShellTest {
  private final Path folder;

  NoShellTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void whatAShellWouldRunIsAnArgument() throws Exception {
    List<String> command =
        List.of(
            "printf",
            "%s\\n",
            "; touch one",
            "$(touch two)",
            "`touch three`",
            "| touch four",
            "> five",
            "{\"error\": 0.25}");
    Suggestion suggestion =
        new Suggestion(
            new UnitPoint(0.5),
            new Configuration(Map.of("x", Value.ofRaw("$(touch six); touch seven"))),
            "random");
    TrialOutcome outcome;
    try (ExternalCommandExecutor executor =
        new ExternalCommandExecutor(
            new CommandSettings(
                command, folder, 1, TrainingLimits.ofTime(null), folder.resolve("logs")))) {
      outcome = executor.submit(new Trial(1, 1, suggestion), event -> {}).get();
    }

    assertThat(outcome).isInstanceOf(TrialOutcome.Completed.class);
    assertThat(((TrialOutcome.Completed) outcome).error()).isEqualTo(0.25);
    assertThat(folder.toFile().list()).isSubsetOf("logs");
  }
}
