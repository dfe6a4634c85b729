package org.hsicgpbo.trainers.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.Task;
import org.hsicgpbo.trainers.network.Configurations;
import org.hsicgpbo.trainers.network.NetworkKind;
import org.hsicgpbo.trainers.network.NetworkSettings;
import org.hsicgpbo.trainers.network.TrainingSettings;
import org.hsicgpbo.trainers.network.plan.NetworkPlan;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Steps of plain perceptrons that are computed beside Deeplearning4j, against its own. */
class PerceptronParityTest {
  private static final Task CLASSES = new Task.Classification(List.of("a", "b", "c"));
  private static final Task NUMBERS = new Task.Regression(List.of("u", "v"));
  private static final int INPUTS = 5;
  private static final int BATCH = 12;
  private static final int STEPS = 20;

  /** Single precision has seven digits, and twenty steps carry rounding on. */
  private static final double RELATIVE = 1e-4;

  @Test
  void everyOptimizerTakesTheSameSteps() {
    for (Task task : List.of(CLASSES, NUMBERS)) {
      check(task, "optimizer", "sgd", "learning-rate", 0.1);
      check(task, "optimizer", "nesterovs", "learning-rate", 0.03, "momentum", 0.8);
      check(task, "optimizer", "adam", "learning-rate", 0.01);
      check(task, "optimizer", "adam", "beta1", 0.7, "beta2", 0.9, "epsilon", 1e-4);
      check(task, "optimizer", "rmsprop", "learning-rate", 0.003);
      check(task, "optimizer", "rmsprop", "rho", 0.8, "epsilon", 1e-5);
      check(task, "optimizer", "adagrad", "learning-rate", 0.02);
      check(task, "optimizer", "adagrad", "epsilon", 1e-3);
    }
  }

  @Test
  void everyActivationHasTheSameSlopes() {
    for (String activation : List.of("relu", "leaky-relu", "elu", "tanh", "sigmoid", "identity")) {
      check(CLASSES, "activation", activation, "learning-rate", 0.01);
      check(NUMBERS, "activation", activation, "learning-rate", 0.01, "n-layers", 4);
    }
  }

  @Test
  void everyLossHasTheSameValueAndSlopes() {
    check(CLASSES, "loss", "cross-entropy");
    check(CLASSES, "loss", "mse");
    check(CLASSES, "loss", "mae");
    check(NUMBERS, "loss", "mse");
    check(NUMBERS, "loss", "mae");
  }

  @Test
  void penaltiesAndClippingAreTheSame() {
    check(NUMBERS, "l1", 0.01);
    check(NUMBERS, "l2", 0.1);
    check(CLASSES, "weight-decay", 0.2, "learning-rate", 0.02);
    check(CLASSES, "l1", 0.003, "l2", 0.02, "weight-decay", 0.1, "optimizer", "nesterovs");
    check(CLASSES, "gradient-clipping", 0.05, "l2", 0.02, "optimizer", "sgd");
  }

  @Test
  void schedulesAndSizesAreTheSame() {
    check(NUMBERS, "schedule", "cosine", "optimizer", "sgd", "learning-rate", 0.1);
    check(NUMBERS, "schedule", "step", "optimizer", "adam", "learning-rate", 0.1);
    check(CLASSES, "n-units-1", 3, "n-units-2", 70, "n-layers", 2);
    check(CLASSES, "n-units", 1, "n-layers", 1);
  }

  @Test
  void whatIsNotComputedHereIsLeftToDeeplearning4j() {
    for (Object[] some :
        new Object[][] {
          {"batch-norm", true},
          {"residual", true, "n-layers", 3},
          {"optimizer", "nadam"},
          {"activation", "gelu"},
        }) {
      Configuration configuration = Configurations.of(some);
      try (Network network = network(configuration, CLASSES, true)) {
        assertThat(network).as("%s", configuration).isNotInstanceOf(PerceptronNetwork.class);
      }
    }
  }

  @Test
  void stepsWithDropoutFollowFromTheSeedAndDropTheShareThatWasAsked() {
    Configuration configuration =
        Configurations.of("n-units", 40, "dropout-rate", 0.3, "learning-rate", 0.01);
    List<List<Double>> runs = new ArrayList<>();
    for (int seed : new int[] {1, 1, 2}) {
      try (Network network = network(configuration, CLASSES, true)) {
        assertThat(network).isInstanceOf(PerceptronNetwork.class);
        Nd4j.getRandom().setSeed(seed);
        runs.add(losses(network, CLASSES));
      }
    }
    assertThat(runs.get(0)).isEqualTo(runs.get(1)).isNotEqualTo(runs.get(2));
    assertThat(runs.get(0).get(STEPS - 1)).isLessThan(runs.get(0).get(0));
  }

  /** Of a linear network the mean over masks is the value without, by what it is scaled with. */
  @Test
  void dropoutKeepsTheMean() {
    Configuration configuration =
        Configurations.of(
            "n-layers",
            1,
            "n-units",
            400,
            "activation",
            "identity",
            "dropout-rate",
            0.5,
            "loss",
            "mae",
            "optimizer",
            "sgd",
            "learning-rate",
            1e-30);
    try (Network network = network(configuration, NUMBERS, true);
        INDArray inputs = inputs(0);
        INDArray low = Nd4j.zeros(BATCH, NUMBERS.outputs()).subi(1e4)) {
      // Far below all outputs the mean absolute error is the mean output and the distance.
      double sum = 0;
      for (int i = 0; i < 2000; i++) {
        sum += network.fit(inputs, low) - 1e4;
      }
      INDArray output = network.output(inputs);
      double spread = 0.02; // 2,000 means of 24 outputs of standard deviation below 1, and rounding
      assertThat(sum / 2000).isCloseTo(output.meanNumber().doubleValue(), within(spread));
    }
  }

  private static void check(Task task, Object... namesAndValues) {
    Object[] all =
        Arrays.copyOf(new Object[] {"n-units", 8, "n-layers", 2}, 4 + namesAndValues.length);
    System.arraycopy(namesAndValues, 0, all, 4, namesAndValues.length);
    Configuration configuration = Configurations.of(all);
    try (Network own = network(configuration, task, true);
        Network theirs = network(configuration, task, false)) {
      assertThat(own).as("%s", configuration).isInstanceOf(PerceptronNetwork.class);
      List<Double> expected = losses(theirs, task);
      List<Double> found = losses(own, task);
      for (int i = 0; i < STEPS; i++) {
        assertThat(found.get(i))
            .as("loss before step %d of %s", i + 1, configuration)
            .isCloseTo(expected.get(i), within(RELATIVE * Math.abs(expected.get(i)) + 1e-6));
      }
      same(own.parameters(), theirs.parameters(), "parameters of " + configuration);
      same(own.updaterState(), theirs.updaterState(), "state of " + configuration);
      assertThat(own.iteration()).isEqualTo(theirs.iteration()).isEqualTo(STEPS);
      // More rows than are computed at once.
      try (INDArray many = inputs(3, 150);
          INDArray whole = own.output(many);
          INDArray quick = Nd4j.create(own.outputs(many), new int[] {150, task.outputs()})) {
        same(quick, whole, "outputs of " + configuration);
      }
    }
  }

  private static void same(INDArray found, INDArray expected, String what) {
    assertThat(found.length()).as(what).isEqualTo(expected.length());
    if (!expected.isEmpty()) {
      double largest = expected.amaxNumber().doubleValue();
      assertThat(found.sub(expected).amaxNumber().doubleValue())
          .as(what)
          .isLessThanOrEqualTo(10 * RELATIVE * largest);
    }
  }

  private static Network network(Configuration configuration, Task task, boolean own) {
    NetworkSettings settings = NetworkSettings.of(NetworkKind.MLP, configuration);
    NetworkPlan plan = settings.plan(new InputShape.Flat(INPUTS), task);
    TrainingSettings training = TrainingSettings.of(configuration, task, 4);
    return own
        ? Dl4jNetworks.build(plan, settings.hidden(), training, 5)
        : Dl4jNetworks.build(plan, settings.hidden(), training, 5, DataType.FLOAT);
  }

  /** Four epochs of five batches, the last of each smaller. */
  private static List<Double> losses(Network network, Task task) {
    List<Double> losses = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      if (step % 5 == 0) {
        network.setClock(step, step / 5);
      }
      int rows = step % 5 == 4 ? BATCH / 2 : BATCH;
      try (INDArray inputs = inputs(step % 5, rows);
          INDArray targets = targets(task, rows)) {
        losses.add(network.fit(inputs, targets));
      }
    }
    return losses;
  }

  private static INDArray inputs(int shift) {
    return inputs(shift, BATCH);
  }

  private static INDArray inputs(int shift, int rows) {
    float[] numbers = new float[rows * INPUTS];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) Math.sin(1.7 * i + shift);
    }
    return Nd4j.create(numbers, new int[] {rows, INPUTS});
  }

  private static INDArray targets(Task task, int rows) {
    int outputs = task.outputs();
    float[] numbers = new float[rows * outputs];
    IntStream.range(0, rows)
        .forEach(
            row -> {
              if (task instanceof Task.Classification) {
                numbers[row * outputs + row % outputs] = 1;
              } else {
                numbers[row * outputs] = (float) Math.cos(row);
                numbers[row * outputs + 1] = row % 4;
              }
            });
    return Nd4j.create(numbers, new int[] {rows, outputs});
  }
}
