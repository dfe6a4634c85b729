package org.hsicgpbo.trainers.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.hsicgpbo.study.EpochEvent;
import org.hsicgpbo.trainers.data.Dataset;
import org.hsicgpbo.trainers.network.NetworkKind;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills the field
class ImageTrainingTest {
  private static final Dataset DATA = Blobs.data(90, 61);

  @TempDir Path folder;

  @Test
  void aConvolutionalNetworkLearnsWhichHalfIsBright() throws Exception {
    TrialOutcome.Completed outcome =
        (TrialOutcome.Completed)
            cnn(8)
                .evaluate(
                    Trials.trial(
                        "n-stages",
                        2,
                        "filters",
                        4,
                        "n-units",
                        8,
                        "residual",
                        true,
                        "batch-norm",
                        true,
                        "learning-rate",
                        0.01,
                        "batch-size",
                        16),
                    new Trials.Watcher());
    assertThat(outcome.error()).isLessThan(0.05);
    assertThat(outcome.testError()).isLessThan(0.05);
    assertThat(outcome.metrics().get("accuracy")).isEqualTo(1 - outcome.error());
    assertThat(outcome.metrics().get("cross-entropy")).isBetween(0.0, Math.log(3));
    assertThat(outcome.metrics().get("latency-ms")).isPositive();
  }

  @Test
  void aNetworkThatCannotExistIsInvalidBeforeItIsTrained() throws Exception {
    Trials.Watcher watcher = new Trials.Watcher();
    TrialOutcome.Failed outcome =
        (TrialOutcome.Failed) cnn(3).evaluate(Trials.trial("n-stages", 4), watcher);
    assertThat(outcome.kind()).isEqualTo(FailureKind.INVALID);
    assertThat(outcome.reason()).contains("stage-4-pool", "1×1 pixels");
    assertThat(watcher.events).isEmpty();
  }

  @Test
  void aNetworkThatDoesNotFitIntoMemoryIsNotTried() throws Exception {
    NetworkObjective objective =
        Trials.objective(DATA, NetworkKind.MLP, 3, folder, 0, new MemoryBudget(1 << 20));
    TrialOutcome.Failed outcome =
        (TrialOutcome.Failed)
            objective.evaluate(Trials.trial("n-units", 4096), new Trials.Watcher());
    assertThat(outcome.kind()).isEqualTo(FailureKind.OUT_OF_MEMORY);
    assertThat(outcome.reason()).contains("MiB", "there are 1 MiB");
    assertThat(outcome.cost().parameters()).isGreaterThan(1e7);
    assertThat(objective.evaluate(Trials.trial("n-units", 8), new Trials.Watcher()))
        .isInstanceOf(TrialOutcome.Completed.class);
  }

  @Test
  void theLearningRateFollowsItsSchedule() throws Exception {
    Trials.Watcher watcher = new Trials.Watcher();
    mlp(8)
        .evaluate(
            Trials.trial("learning-rate", 0.01, "schedule", "step", "decay", 0.5, "n-units", 4),
            watcher);
    assertThat(watcher.events)
        .extracting(EpochEvent::learningRate)
        .containsExactly(0.01, 0.01, 0.005, 0.005, 0.0025, 0.0025, 0.00125, 0.00125);
  }

  @Test
  void theRateOfAScheduleIsTheOneThatTrains() throws Exception {
    // A step of sgd is proportional to the rate: with a decay near 0 nothing changes any more.
    Trials.Watcher watcher = new Trials.Watcher();
    mlp(8)
        .evaluate(
            Trials.trial(
                "optimizer", "sgd", "learning-rate", 0.1, "schedule", "step", "decay", 1e-12),
            watcher);
    double still = watcher.events.get(2).validationError();
    double loss = watcher.events.get(3).trainingLoss();
    assertThat(watcher.events.get(1).trainingLoss())
        .isLessThan(watcher.events.get(0).trainingLoss());
    for (EpochEvent event : watcher.events.subList(3, 8)) {
      assertThat(event.validationError()).isEqualTo(still);
      // Another order of the same examples, added in single precision.
      assertThat(event.trainingLoss()).isCloseTo(loss, Offset.offset(1e-5));
    }
  }

  @Test
  void patienceEndsATrainingThatGetsNoBetterAndTheBestWeightsCount() throws Exception {
    Trials.Watcher watcher = new Trials.Watcher();
    TrialOutcome.Completed outcome =
        (TrialOutcome.Completed)
            mlp(200)
                .evaluate(
                    Trials.trial("patience", 3, "learning-rate", 0.05, "batch-size", 8), watcher);
    double best =
        watcher.events.stream().mapToDouble(EpochEvent::validationError).min().orElseThrow();
    assertThat(watcher.events.size()).isLessThan(200);
    assertThat(outcome.metrics().get("epochs")).isEqualTo(watcher.events.size());
    assertThat(outcome.error()).isEqualTo(best);
  }

  @Test
  void aConfigurationMaySayHowManyEpochs() throws Exception {
    Trials.Watcher watcher = new Trials.Watcher();
    mlp(50).evaluate(Trials.trial("epochs", 2), watcher);
    assertThat(watcher.events).hasSize(2);
    assertThat(watcher.events.get(0).epochs()).isEqualTo(2);
  }

  @Test
  void lossesOfOtherKindsTrainToo() throws Exception {
    for (String loss : new String[] {"mse", "mae"}) {
      TrialOutcome.Completed outcome =
          (TrialOutcome.Completed)
              mlp(15)
                  .evaluate(
                      Trials.trial("loss", loss, "learning-rate", 0.02, "batch-size", 8),
                      new Trials.Watcher());
      assertThat(outcome.error()).as(loss).isLessThan(0.1);
    }
  }

  @Test
  void everyOptimizerLowersTheLoss() throws Exception {
    for (String name :
        new String[] {
          "sgd", "nesterovs", "adam", "adamax", "nadam", "amsgrad", "adagrad", "adadelta", "rmsprop"
        }) {
      Trials.Watcher watcher = new Trials.Watcher();
      mlp(4)
          .evaluate(
              Trials.trial(
                  "optimizer",
                  name,
                  "learning-rate",
                  0.01,
                  "gradient-clipping",
                  1.0,
                  "weight-decay",
                  1e-4,
                  "batch-size",
                  8),
              watcher);
      assertThat(watcher.events.get(3).trainingLoss())
          .as(name)
          .isLessThan(watcher.events.get(0).trainingLoss());
    }
  }

  private NetworkObjective cnn(int epochs) {
    return Trials.objective(DATA, NetworkKind.CNN, epochs, folder, 0);
  }

  private NetworkObjective mlp(int epochs) {
    return Trials.objective(DATA, NetworkKind.MLP, epochs, folder, 0);
  }
}
