package org.hsicgpbo.driver.triallog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hsicgpbo.driver.triallog.LogFolder.configuration;

import java.nio.file.Path;
import java.util.Map;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.FinishedTrial;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesLogTest {
  private LogFolder logs;

  @BeforeEach
  void useFolder(@TempDir Path folder) {
    logs = new LogFolder(folder);
  }

  @Test
  void readsFlatObjectsWhoseKeysComeAndGo() {
    TrialLog log =
        TrialLogReader.read(
            logs.file(
                "t.log",
                """
                {"lr": 0.01, "bn": true, "error": 0.5, "flops": 100, "extra": {"deep": [1, {"x": 2}]}}
                {"bn": false, "lr": 0.02, "error": NaN, "flops": 200}
                {"lr": 0.05, "bn": true, "momentum": 0.9, "error": -Infinity, "flops": null}
                {"lr": 0.03, "bn": false, "momentum": 0.8, "error": 1e-3, "flops": 50}
                """));
    assertThat(log.history().space().hyperparameters().stream().map(Hyperparameter::name))
        .containsExactly("lr", "bn", "momentum");
    assertThat(log.cost()).contains(CostMeasure.FLOPS);
    assertThat(log.history().failures()).isEqualTo(2);
    assertThat(configuration(log.history(), 0).raw()).isEqualTo(Map.of("lr", 0.01, "bn", true));
    assertThat(log.history().trials().get(3).errorOrWorst()).isEqualTo(1e-3);
  }

  @Test
  void nestedParamsAreTheHyperparametersAndNothingElseIs() {
    TrialLog log =
        TrialLogReader.read(
            logs.file(
                    "t.jsonl",
                    """
                    {"trial": 1, "params": {"lr": 0.1, "net": "a", "hidden": [64, 32]}, "metrics": {"val_loss": 3}, "gpu": 1}
                    {"trial": 2, "params": {"lr": 0.2, "net": "b", "hidden": [64]}, "metrics": {"val_loss": 1}, "gpu": 2}
                    {"trial": 3, "params": {"lr": 0.3, "net": "a", "hidden": [64]}, "metrics": {"val_loss": 2}, "gpu": 4}
                    """)
                .withError("val_loss"));
    assertThat(log.history().space().hyperparameters().stream().map(Hyperparameter::name))
        .containsExactly("lr", "net", "hidden");
    assertThat(log.history().space().get(2))
        .isEqualTo(CategoricalHyperparameter.of("hidden", "[64, 32]", "[64]"));
    assertThat(log.history().trials())
        .extracting(FinishedTrial::errorOrWorst)
        .containsExactly(3.0, 1.0, 2.0);
  }

  @Test
  void aListOfObjectsIsReadLikeLines() {
    TrialLog log =
        TrialLogReader.read(
            logs.file("t.json", "[{\"lr\": 1.5, \"error\": 2},\n {\"lr\": 2.5, \"error\": 1}]"));
    assertThat(log.history().size()).isEqualTo(2);
  }

  @Test
  void aTrialThatIsCutOffAtTheEndIsLeftOutWithANote() {
    TrialLog log =
        TrialLogReader.read(
            logs.file(
                "t.jsonl",
                "{\"lr\": 1, \"error\": 2}\n{\"lr\": 2.5, \"error\": 1}\n{\"lr\": 7, \"err"));
    assertThat(log.history().size()).isEqualTo(2);
    assertThat(log.notes())
        .contains("The end of the file is cut off; the trial there is not used.");
  }
}
