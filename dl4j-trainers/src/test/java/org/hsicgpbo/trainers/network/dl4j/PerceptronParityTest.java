package org.hsicgpbo.trainers.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hsicgpbo.trainers.network.dl4j.StepParity.BATCH;
import static org.hsicgpbo.trainers.network.dl4j.StepParity.CLASSES;
import static org.hsicgpbo.trainers.network.dl4j.StepParity.NUMBERS;
import static org.hsicgpbo.trainers.network.dl4j.StepParity.STEPS;
import static org.hsicgpbo.trainers.network.dl4j.StepParity.check;
import static org.hsicgpbo.trainers.network.dl4j.StepParity.inputs;
import static org.hsicgpbo.trainers.network.dl4j.StepParity.losses;
import static org.hsicgpbo.trainers.network.dl4j.StepParity.network;

import java.util.ArrayList;
import java.util.List;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.trainers.data.Task;
import org.hsicgpbo.trainers.network.Configurations;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Steps of perceptrons that are computed beside Deeplearning4j, against its own. */
class PerceptronParityTest {
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
          {"batch-norm", true, "activation", "selu"},
          {"residual", true, "n-layers", 3, "optimizer", "amsgrad"},
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
}
