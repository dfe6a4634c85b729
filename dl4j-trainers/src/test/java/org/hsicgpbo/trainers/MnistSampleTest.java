package org.hsicgpbo.trainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.hsicgpbo.study.Objective;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.TestData;
import org.hsicgpbo.trainers.training.Trials;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks on the thousand images of MNIST that lie beside the tests; chance is wrong on 90 %. */
@SuppressWarnings("NullAway.Init") // JUnit fills the field
class MnistSampleTest {
  @TempDir Path cache;

  @Test
  void thePublishedPerceptronReadsMostDigits() throws Exception {
    TrialOutcome.Completed outcome =
        train("mlp", 10, Trials.trial("n-layers", 4, "n-units", 128, "batch-size", 16));
    assertThat(outcome.cost().parameters()).isEqualTo(151_306);
    assertThat(outcome.testError()).isLessThan(0.2);
  }

  @Test
  void aSmallConvolutionalNetworkReadsMostDigits() throws Exception {
    TrialOutcome.Completed outcome =
        train(
            "cnn",
            5,
            Trials.trial(
                "filters", 6, "batch-size", 16, "learning-rate", 0.005, "schedule", "cosine"));
    assertThat(outcome.testError()).isLessThan(0.2);
  }

  @Test
  void networksOfImagesAreConvolutionalUnlessTheStudySaysOtherwise() throws Exception {
    Trial trial = Trials.trial("epochs", 1, "filters", 2, "n-units", 4, "batch-size", 64);
    TrialOutcome.Completed usual =
        (TrialOutcome.Completed)
            objective(Map.of("type", "mnist")).evaluate(trial, new Trials.Watcher());
    // 3×3×1 and 3×3×2 windows with biases, 7·7·4 pixels to 4 units, 4 units to 10 classes
    assertThat(usual.cost().parameters()).isEqualTo(10 * 2 + 19 * 4 + 197 * 4 + 5 * 10);
  }

  @Test
  void convolutionsOfListsOfNumbersAreRefused() {
    assertThatThrownBy(() -> objective(Map.of("type", "runge", "network", "cnn")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("problem.network: found cnn")
        .hasMessageContaining("runge");
  }

  private TrialOutcome.Completed train(String network, int epochs, Trial trial) throws Exception {
    Map<String, Object> problem =
        Map.of("type", "mnist", "network", network, "epochs", epochs, "validation-examples", 100);
    return (TrialOutcome.Completed) objective(problem).evaluate(trial, new Trials.Watcher());
  }

  private Objective objective(Map<String, Object> problem) {
    DataFolders folders = TestData.mnistSample(cache);
    return Objectives.create(problem, 1, folders);
  }
}
