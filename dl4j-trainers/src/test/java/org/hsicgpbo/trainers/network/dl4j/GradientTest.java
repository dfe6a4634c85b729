package org.hsicgpbo.trainers.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.Task;
import org.hsicgpbo.trainers.network.Configurations;
import org.hsicgpbo.trainers.network.NetworkKind;
import org.hsicgpbo.trainers.network.NetworkSettings;
import org.hsicgpbo.trainers.network.TrainingSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Gradients of the networks we build against central differences, in double precision. */
class GradientTest {
  private static final double STEP = 1e-6;

  /** A smooth network's differences are right to about STEP²; kinks were left out. */
  private static final double RELATIVE_ERROR = 1e-3;

  /** Below this a gradient is rounding alone. */
  private static final double ABSOLUTE_ERROR = 1e-8;

  private static final Task CLASSES = new Task.Classification(List.of("a", "b", "c"));

  @BeforeEach
  void calculateInDoublePrecision() {
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
  }

  @AfterEach
  void calculateInSinglePrecisionAgain() {
    Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
  }

  @Test
  void aPerceptronWithPenaltiesFollowsItsGradient() {
    check(
        NetworkKind.MLP,
        new InputShape.Flat(4),
        "n-units-1",
        5,
        "n-units-2",
        3,
        "activation",
        "tanh",
        "l1",
        0.01,
        "l2",
        0.02);
  }

  @Test
  void aConvolutionalNetworkFollowsItsGradient() {
    for (String pooling : List.of("max", "average", "stride")) {
      check(
          NetworkKind.CNN,
          new InputShape.Image(2, 6, 5),
          "filters",
          3,
          "kernel-size",
          3,
          "pooling",
          pooling,
          "activation",
          "tanh",
          "n-units",
          4);
    }
  }

  @Test
  void aResidualNetworkFollowsItsGradient() {
    check(
        NetworkKind.CNN,
        new InputShape.Image(1, 6, 6),
        "filters",
        2,
        "convolutions-per-stage",
        2,
        "residual",
        true,
        "activation",
        "tanh",
        "global-pooling",
        true);
  }

  private static void check(NetworkKind kind, InputShape shape, Object... namesAndValues) {
    Configuration given = Configurations.of(namesAndValues);
    NetworkSettings settings = NetworkSettings.of(kind, given);
    // DL4J checks networks whose step is the gradient itself.
    Configuration step = Configurations.of("optimizer", "sgd", "learning-rate", 1.0);
    TrainingSettings plain = TrainingSettings.of(step, CLASSES, 1);
    TrainingSettings training =
        new TrainingSettings(
            plain.optimizer(),
            plain.schedule(),
            TrainingSettings.of(given, CLASSES, 1).regularisation(),
            plain.batchSize(),
            plain.epochs(),
            plain.loss(),
            plain.labelSmoothing(),
            plain.augmentation(),
            plain.patience());
    Nd4j.getRandom().setSeed(12);
    INDArray inputs =
        shape instanceof InputShape.Image image
            ? Nd4j.rand(3, image.channels(), image.height(), image.width())
            : Nd4j.rand(3, shape.size());
    INDArray targets = Nd4j.eye(3);
    try (Network network =
        Dl4jNetworks.build(
            settings.plan(shape, CLASSES), settings.hidden(), training, 5, DataType.DOUBLE)) {
      assertThat(isRight(network, inputs, targets)).as("gradient of %s", given).isTrue();
    }
  }

  private static boolean isRight(Network network, INDArray inputs, INDArray targets) {
    if (network instanceof GraphNetwork graph) {
      return GradientCheckUtil.checkGradients(
          new GradientCheckUtil.GraphConfig()
              .net(graph.network())
              .inputs(new INDArray[] {inputs})
              .labels(new INDArray[] {targets})
              .epsilon(STEP)
              .maxRelError(RELATIVE_ERROR)
              .minAbsoluteError(ABSOLUTE_ERROR));
    }
    return GradientCheckUtil.checkGradients(
        new GradientCheckUtil.MLNConfig()
            .net(((ChainNetwork) network).network())
            .input(inputs)
            .labels(targets)
            .epsilon(STEP)
            .maxRelError(RELATIVE_ERROR)
            .minAbsoluteError(ABSOLUTE_ERROR));
  }
}
