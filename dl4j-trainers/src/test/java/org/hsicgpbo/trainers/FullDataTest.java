package org.hsicgpbo.trainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.TestData;
import org.hsicgpbo.trainers.training.Trials;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks on all of MNIST and CIFAR-10, where {@code HSIC_GPBO_DATA} says they lie. */
@Tag("slow")
@SuppressWarnings("NullAway.Init") // JUnit fills the field
class FullDataTest {
  @TempDir Path cache;

  @Test
  void thePublishedPerceptronReads97Percent() throws Exception {
    Trial trial =
        Trials.trial(
            "n-layers",
            4,
            "n-units",
            128,
            "batch-size",
            128,
            "learning-rate",
            2e-3,
            "schedule",
            "cosine",
            "decay",
            0.01,
            "dropout-rate",
            0.1);
    assertThat(testAccuracy("mnist", "mlp", 10, trial)).isGreaterThanOrEqualTo(0.975);
  }

  @Test
  void aSmallConvolutionalNetworkReads98Percent() throws Exception {
    Trial trial =
        Trials.trial(
            "n-stages",
            2,
            "filters",
            8,
            "batch-size",
            64,
            "learning-rate",
            3e-3,
            "schedule",
            "cosine",
            "decay",
            0.01,
            "n-units",
            64);
    assertThat(testAccuracy("mnist", "cnn", 4, trial)).isGreaterThanOrEqualTo(0.985);
  }

  @Test
  void aSmallConvolutionalNetworkNamesTwoOfThreePictures() throws Exception {
    Trial trial =
        Trials.trial(
            "n-stages",
            3,
            "filters",
            16,
            "batch-size",
            64,
            "learning-rate",
            2e-3,
            "schedule",
            "cosine",
            "decay",
            0.01,
            "n-units",
            64,
            "batch-norm",
            true,
            "flip",
            true);
    assertThat(testAccuracy("cifar10", "cnn", 8, trial)).isGreaterThanOrEqualTo(0.65);
  }

  private double testAccuracy(String type, String network, int epochs, Trial trial)
      throws Exception {
    assumeThat(TestData.full()).as("a folder with all data").isPresent();
    DataFolders folders =
        new DataFolders(List.of(TestData.full().orElseThrow()), cache, Path.of(""));
    Map<String, Object> problem = Map.of("type", type, "network", network, "epochs", epochs);
    TrialOutcome.Completed outcome =
        (TrialOutcome.Completed)
            Objectives.create(problem, 42, folders).evaluate(trial, new Trials.Watcher());
    return 1 - outcome.testError();
  }
}
