package org.hsicgpbo.trainers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.Dataset;
import org.hsicgpbo.trainers.network.NetworkKind;
import org.hsicgpbo.trainers.network.dl4j.Dl4jNetworks;
import org.hsicgpbo.trainers.network.dl4j.Network;
import org.hsicgpbo.trainers.problem.Problems;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills the field
class NetworkObjectiveTest {
  private static final Dataset DATA =
      Problems.load(
          Map.of(
              "type",
              "runge",
              "train-examples",
              21,
              "validation-examples",
              200,
              "test-examples",
              100),
          1,
          DataFolders.at(Path.of("unused")));
  private static final Map<String, Object> GOOD =
      Map.of(
          "n-layers",
          2,
          "n-units",
          16,
          "activation",
          "tanh",
          "learning-rate",
          0.02,
          "batch-size",
          8);

  @TempDir Path folder;

  @Test
  void learnsRungeFarBetterThanItsMean() throws Exception {
    Trials.Watcher watcher = new Trials.Watcher(Optional.empty(), Integer.MAX_VALUE);
    TrialOutcome.Completed outcome =
        (TrialOutcome.Completed) objective(200).evaluate(trial(GOOD), watcher);
    double deviation = 0.28; // of 1/(1+25x²) on [-1,1], rounded
    assertThat(outcome.error()).isLessThan(deviation / 3);
    assertThat(outcome.metrics()).containsEntry("epochs", 200.0);
    assertThat(outcome.metrics().get("maximum-error")).isGreaterThanOrEqualTo(outcome.error());
    assertThat(outcome.cost().seconds()).isPositive();
    assertThat(watcher.events).hasSize(200);
    assertThat(watcher.events.get(199).validationError()).isEqualTo(outcome.error());
  }

  @Test
  void theSameTrialEndsTheSame() throws Exception {
    Map<String, Object> dropout = new LinkedHashMap<>(GOOD);
    dropout.put("dropout", true);
    dropout.put("dropout-rate", 0.2);
    NetworkObjective objective = objective(20);
    TrialOutcome.Completed first =
        (TrialOutcome.Completed) objective.evaluate(trial(dropout), new Trials.Watcher());
    objective.evaluate(trial(GOOD), new Trials.Watcher());
    TrialOutcome.Completed again =
        (TrialOutcome.Completed) objective.evaluate(trial(dropout), new Trials.Watcher());
    assertThat(again.error()).isEqualTo(first.error());
    assertThat(withoutLatency(again)).isEqualTo(withoutLatency(first));
  }

  @Test
  void aLossThatRunsAwayIsAFailureAndSaysWhen() throws Exception {
    Map<String, Object> wild =
        Map.of("optimizer", "sgd", "learning-rate", 1e6, "activation", "identity");
    TrialOutcome outcome = objective(50).evaluate(trial(wild), new Trials.Watcher());
    assertThat(outcome).isInstanceOf(TrialOutcome.Failed.class);
    assertThat(((TrialOutcome.Failed) outcome).kind()).isEqualTo(FailureKind.DIVERGED);
    assertThat(((TrialOutcome.Failed) outcome).reason()).contains("of 50");
  }

  @Test
  void stopsAtTheNextIterationWhenAsked() throws Exception {
    Trials.Watcher watcher = new Trials.Watcher(Optional.empty(), 3);
    TrialOutcome outcome = objective(1000).evaluate(trial(GOOD), watcher);
    assertThat(outcome).isInstanceOf(TrialOutcome.Failed.class);
    assertThat(watcher.events).hasSize(3);
  }

  @Test
  void theSavedNetworkPredictsWhatWasMeasured() throws Exception {
    Path file = folder.resolve("network.zip");
    TrialOutcome.Completed outcome =
        (TrialOutcome.Completed)
            objective(30)
                .evaluate(trial(GOOD), new Trials.Watcher(Optional.of(file), Integer.MAX_VALUE));
    try (Network restored = Dl4jNetworks.restore(file)) {
      Evaluation evaluation = new Evaluation(DATA, DATA.shape(), 64);
      assertThat(evaluation.measure(restored, DATA.validation()).error())
          .isCloseTo(outcome.error(), within(1e-9));
    }
  }

  @Test
  void aBatchThatCannotBeFilledIsInvalid() throws Exception {
    Map<String, Object> large = new LinkedHashMap<>(GOOD);
    large.put("batch-size", 22);
    TrialOutcome.Failed outcome =
        (TrialOutcome.Failed) objective(5).evaluate(trial(large), new Trials.Watcher());
    assertThat(outcome.kind()).isEqualTo(FailureKind.INVALID);
    assertThat(outcome.reason()).contains("22 examples", "21 training examples");
  }

  @Test
  void theUsualBatchOfASmallTrainingSetIsTheWholeSet() throws Exception {
    assertThat(objective(5).evaluate(trial(Map.of("n-units", 4)), new Trials.Watcher()))
        .isInstanceOf(TrialOutcome.Completed.class);
  }

  private static Map<String, Double> withoutLatency(TrialOutcome.Completed outcome) {
    Map<String, Double> metrics = new LinkedHashMap<>(outcome.metrics());
    assertThat(metrics.remove("latency-ms")).isPositive();
    return metrics;
  }

  private NetworkObjective objective(int epochs) {
    return Trials.objective(DATA, NetworkKind.MLP, epochs, folder, 0);
  }

  private static Trial trial(Map<String, Object> parameters) {
    return Trials.trial(
        parameters.entrySet().stream()
            .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
            .toArray());
  }
}
