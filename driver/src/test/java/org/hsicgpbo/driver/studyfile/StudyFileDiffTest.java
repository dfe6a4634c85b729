package org.hsicgpbo.driver.studyfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StudyFileDiffTest {
  private static final String BEGUN =
      """
      study: example
      seed: 42
      problem: {type: runge, epochs: 100}
      space:
        n-units: {type: integer, low: 4, high: 64}
        activation: {type: categorical, values: [relu, tanh]}
        rate: {type: real, low: 0, high: 0.5, when: {activation: relu}}
      budget: {trials: 60}
      """;

  @Test
  void theSameStudyInOtherWordsDoesNotDiffer() {
    StudyFileDiff diff =
        diff(
            BEGUN
                .replace("low: 0,", "low: 0.0,")
                .replace("{activation: relu}", "{activation: [relu]}"));

    assertThat(diff.allowsToGoOn()).isTrue();
    assertThat(diff.notices()).isEmpty();
  }

  @Test
  void seedProblemAndSpaceBlock() {
    StudyFileDiff diff =
        diff(
            BEGUN
                .replace("42", "43")
                .replace("epochs: 100", "epochs: 200")
                .replace("high: 64", "high: 128")
                .replace("  rate: {type: real, low: 0, high: 0.5, when: {activation: relu}}\n", "")
                .replace("  activation", "  bias: {type: boolean}\n  activation"));

    assertThat(diff.allowsToGoOn()).isFalse();
    assertThat(diff.blocking())
        .containsExactly(
            "seed: 42 → 43",
            "problem.epochs: 100 → 200",
            "space.n-units: an integer from 4 to 64 → an integer from 4 to 128",
            "space.rate: removed (a real number from 0.0 to 0.5, when activation is relu)",
            "space.bias: added (true or false)");
  }

  @Test
  void weightsAndConditionsBelongToTheSpace() {
    StudyFileDiff diff =
        diff(
            BEGUN
                .replace("[relu, tanh]}", "[relu, tanh], weights: [1, 3]}")
                .replace("activation: relu}", "activation: [tanh, relu]}"));

    assertThat(diff.blocking())
        .containsExactly(
            "space.activation: one of [relu, tanh] → one of [relu, tanh], weights [1.0, 3.0]",
            "space.rate: a real number from 0.0 to 0.5, when activation is relu → a real number from 0.0 to 0.5, when activation is tanh or relu");
  }

  @Test
  void anotherOrderBlocksBecausePointsFollowIt() {
    String first = "  n-units: {type: integer, low: 4, high: 64}\n";
    StudyFileDiff diff = diff(BEGUN.replace(first, "").replace("budget", first + "budget"));

    assertThat(diff.blocking()).hasSize(1).first().asString().contains("order");
  }

  @Test
  void budgetWorkersLimitsGoalAndStrategyAreOnlyTold() {
    StudyFileDiff diff =
        diff(
            BEGUN.replace("trials: 60", "trials: 80")
                + """
                workers: 2
                per-trial: {time: 5m, memory: 1536MiB}
                retries: 3
                goal: {quantile: 0.2}
                strategy: {type: gpbo, warm-up: 10}
                """);

    assertThat(diff.allowsToGoOn()).isTrue();
    assertThat(diff.notices())
        .containsExactly(
            "budget.trials: 60 → 80",
            "workers: 1 → 2",
            "per-trial.time: no limit → 5m",
            "per-trial.memory: no limit → 1.5GiB",
            "retries: 1 → 3",
            "goal: quantile 0.1 → quantile 0.2",
            "strategy: hsic-gpbo, warm-up 41 → gpbo, warm-up 10, acquisition auto",
            "trade-off: at most 5 % more error → the lowest error");
  }

  @Test
  void optionsOfAStrategyBelongToIt() {
    assertThat(diff(BEGUN + "strategy: {type: tpe}\n").notices())
        .containsExactly(
            "strategy: hsic-gpbo, warm-up 41 → tpe, warm-up 10",
            "trade-off: at most 5 % more error → the lowest error");
    assertThat(diff(BEGUN + "strategy: {type: lhs, batch: 20}\n").notices())
        .containsExactly(
            "strategy: hsic-gpbo, warm-up 41 → lhs, batch 20",
            "trade-off: at most 5 % more error → the lowest error");
    assertThat(diff(BEGUN + "strategy: {type: sobol}\n").allowsToGoOn()).isTrue();
  }

  @Test
  void pruningMayChange() {
    StudyFileDiff diff = diff(BEGUN + "pruning: {type: halving, sample: true}\n");

    assertThat(diff.allowsToGoOn()).isTrue();
    assertThat(diff.notices())
        .containsExactly(
            "pruning: nothing → halving from 10 epochs, the best 1/3 go on, the sample too");
  }

  private static StudyFileDiff diff(String newer) {
    StudyFileReader reader = new StudyFileReader();
    return StudyFileDiff.between(
        reader.read(BEGUN, "earlier.yaml"), reader.read(newer, "newer.yaml"));
  }
}
