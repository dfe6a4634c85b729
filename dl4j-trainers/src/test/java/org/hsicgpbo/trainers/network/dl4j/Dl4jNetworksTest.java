package org.hsicgpbo.trainers.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.Task;
import org.hsicgpbo.trainers.network.Configurations;
import org.hsicgpbo.trainers.network.NetworkKind;
import org.hsicgpbo.trainers.network.NetworkSettings;
import org.hsicgpbo.trainers.network.TrainingSettings;
import org.hsicgpbo.trainers.network.plan.NetworkPlan;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class Dl4jNetworksTest {
  private static final Task NUMBERS = new Task.Regression(List.of("a", "b", "c"));
  private static final Task CLASSES = new Task.Classification(List.of("a", "b", "c"));

  @Test
  void theNetworkHasTheParametersThatThePlanCounts() {
    InputShape flat = new InputShape.Flat(13);
    InputShape image = new InputShape.Image(3, 12, 10);
    check(NetworkKind.MLP, flat, NUMBERS, "n-layers", 1, "n-units", 7);
    check(NetworkKind.MLP, flat, NUMBERS, "n-layers", 4, "batch-norm", true);
    check(NetworkKind.MLP, flat, CLASSES, "n-layers", 3, "dropout-rate", 0.3, "residual", true);
    check(NetworkKind.MLP, flat, NUMBERS, "n-layers", 3, "batch-norm", true, "residual", true);
    check(NetworkKind.MLP, image, CLASSES, "n-units-1", 3, "n-units-2", 11);
    check(NetworkKind.CNN, image, CLASSES, "filters", 4);
    check(NetworkKind.CNN, image, CLASSES, "filters", 4, "kernel-size", 2, "padding", "valid");
    check(NetworkKind.CNN, image, CLASSES, "filters", 3, "kernel-size", 5, "pooling", "stride");
    check(NetworkKind.CNN, image, CLASSES, "global-pooling", true, "n-stages", 3, "stride", 1);
    check(NetworkKind.CNN, image, NUMBERS, "pooling", "average", "stride", 3, "batch-norm", true);
    check(
        NetworkKind.CNN,
        image,
        CLASSES,
        "residual",
        true,
        "batch-norm",
        true,
        "convolutions-per-stage",
        2,
        "filter-growth",
        1.5,
        "dropout-rate",
        0.2,
        "n-layers",
        2);
    check(NetworkKind.CNN, image, CLASSES, "residual", true, "pooling", "stride", "kernel-size", 3);
  }

  private static void check(
      NetworkKind kind, InputShape shape, Task task, Object... namesAndValues) {
    Configuration configuration = Configurations.of(namesAndValues);
    NetworkSettings settings = NetworkSettings.of(kind, configuration);
    NetworkPlan plan = settings.plan(shape, task);
    TrainingSettings training = TrainingSettings.of(configuration, task, 3);
    long[] inputs =
        plan.input() instanceof InputShape.Image image
            ? new long[] {2, image.channels(), image.height(), image.width()}
            : new long[] {2, plan.input().size()};
    try (Network network = Dl4jNetworks.build(plan, settings.hidden(), training, 1)) {
      assertThat(network.parameters().length())
          .as("%s", configuration)
          .isEqualTo(plan.parameters());
      assertThat(network.output(Nd4j.rand(inputs)).shape()).containsExactly(2, 3);
      assertThat(network.updaterState().length())
          .as("state of adam of %s", configuration)
          .isLessThanOrEqualTo(2 * plan.parameters());
    }
  }

  @Test
  void fixedWeightsGiveTheOutputAndTheStepComputedByHand() {
    Configuration configuration =
        Configurations.of(
            "n-layers",
            1,
            "n-units",
            2,
            "activation",
            "tanh",
            "optimizer",
            "sgd",
            "learning-rate",
            0.5);
    Task one = new Task.Regression(List.of("y"));
    NetworkSettings settings = NetworkSettings.of(NetworkKind.MLP, configuration);
    try (Network network =
        Dl4jNetworks.build(
            settings.plan(new InputShape.Flat(2), one),
            settings.hidden(),
            TrainingSettings.of(configuration, one, 1),
            1)) {
      // DL4J's order: weights of a layer column by column, then its biases.
      double[] w = {0.5, 0.25, -1, 2, 0.1, -0.2, 1.5, -0.5, 0.3};
      network.parameters().assign(Nd4j.create(w));
      double x1 = 0.8;
      double x2 = -0.4;
      double target = 0.7;
      double h1 = Math.tanh(w[0] * x1 + w[1] * x2 + w[4]);
      double h2 = Math.tanh(w[2] * x1 + w[3] * x2 + w[5]);
      double output = w[6] * h1 + w[7] * h2 + w[8];
      INDArray inputs = Nd4j.createFromArray(new float[][] {{0.8f, -0.4f}});
      // Single precision has seven digits.
      assertThat(network.output(inputs).getDouble(0)).isCloseTo(output, within(1e-6));

      double loss = network.fit(inputs, Nd4j.createFromArray(new float[][] {{0.7f}}));
      assertThat(loss).isCloseTo(Math.pow(output - target, 2), within(1e-6));
      double back = 2 * (output - target);
      double back1 = back * w[6] * (1 - h1 * h1);
      double back2 = back * w[7] * (1 - h2 * h2);
      double[] gradient = {
        back1 * x1, back1 * x2, back2 * x1, back2 * x2, back1, back2, back * h1, back * h2, back
      };
      for (int i = 0; i < w.length; i++) {
        assertThat(network.parameters().getDouble(i))
            .as("parameter %d", i)
            .isCloseTo(w[i] - 0.5 * gradient[i], within(2e-6));
      }
    }
  }
}
