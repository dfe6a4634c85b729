package org.hsicgpbo.trainers.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.mkldnn.BaseMKLDNNHelper;
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

/** What oneDNN computes against the layers that Deeplearning4j has built in. */
class OneDnnParityTest {
  private static final String SWITCH = "org.eclipse.deeplearning4j.helpers.disable";
  private static final Task CLASSES = new Task.Classification(List.of("a", "b", "c"));
  private static final InputShape IMAGE = new InputShape.Image(3, 12, 10);
  private static final int BATCH = 6;
  private static final int STEPS = 5;

  /** Of the largest number: single precision has seven digits, sums here up to a thousand terms. */
  private static final double TOLERANCE = 2e-5;

  private final String before = System.getProperty(SWITCH, "true");

  @BeforeEach
  void oneDnnMustBeThere() {
    assumeThat(BaseMKLDNNHelper.mklDnnEnabled()).as("a native library with oneDNN").isTrue();
  }

  @AfterEach
  void switchAsBefore() {
    System.setProperty(SWITCH, before);
  }

  @Test
  void convolutionsAndPoolingAgree() {
    for (String pooling : List.of("max", "average", "stride")) {
      for (int kernel : new int[] {2, 3, 5}) {
        check(NetworkKind.CNN, "filters", 8, "kernel-size", kernel, "pooling", pooling);
      }
    }
    check(NetworkKind.CNN, "filters", 5, "padding", "valid", "stride", 3, "n-stages", 1);
    check(NetworkKind.CNN, "filters", 4, "global-pooling", true, "activation", "tanh");
  }

  @Test
  void batchNormalisationAgreesInTrainingAndInUse() {
    check(NetworkKind.CNN, "filters", 8, "batch-norm", true);
    check(NetworkKind.CNN, "filters", 8, "batch-norm", true, "pooling", "average", "n-stages", 1);
    check(NetworkKind.MLP, "n-units", 9, "n-layers", 2, "batch-norm", true);
  }

  @Test
  void residualNetworksAgree() {
    check(
        NetworkKind.CNN,
        "filters",
        4,
        "convolutions-per-stage",
        2,
        "residual",
        true,
        "batch-norm",
        true);
  }

  @Test
  void dropoutIsTheSameToo() {
    check(NetworkKind.CNN, "filters", 4, "dropout-rate", 0.2);
    check(NetworkKind.CNN, "filters", 4, "dropout-rate", 0.2, "residual", true);
  }

  @Test
  void aSeedGivesTheVerySameWeights() {
    Configuration given = configuration("filters", 8, "batch-norm", true, "dropout-rate", 0.3);
    assertThat(run(NetworkKind.CNN, given, false).weights())
        .isEqualTo(run(NetworkKind.CNN, given, false).weights());
  }

  @Test
  void theSwitchDecides() {
    Configuration given = configuration("filters", 8, "batch-norm", true);
    assertThat(run(NetworkKind.CNN, given, false).helped()).isEqualTo(7);
    assertThat(run(NetworkKind.CNN, given, true).helped()).isZero();
  }

  /**
   * What a network does.
   *
   * @param outputs of the untrained network
   * @param step of gradient descent at rate 1: the gradient
   * @param losses of some steps
   * @param weights after them
   * @param trained outputs after them, by the running means of batch normalisation
   * @param helped layers that go through oneDNN
   */
  private record Deeds(
      float[] outputs,
      float[] step,
      float[] losses,
      float[] weights,
      float[] trained,
      long helped) {}

  private static void check(NetworkKind kind, Object... namesAndValues) {
    Configuration given = configuration(namesAndValues);
    Deeds plain = run(kind, given, true);
    Deeds helped = run(kind, given, false);
    assertClose(given, "outputs", helped.outputs(), plain.outputs(), 1);
    assertClose(given, "gradient", helped.step(), plain.step(), 1);
    // Differences of rounding grow from step to step.
    assertClose(given, "losses", helped.losses(), plain.losses(), STEPS);
    assertClose(given, "trained outputs", helped.trained(), plain.trained(), 10.0 * STEPS);
  }

  private static Configuration configuration(Object... namesAndValues) {
    Object[] all = Arrays.copyOf(namesAndValues, namesAndValues.length + 4);
    System.arraycopy(
        new Object[] {"optimizer", "sgd", "learning-rate", 0.05}, 0, all, namesAndValues.length, 4);
    return Configurations.of(all);
  }

  private static Deeds run(NetworkKind kind, Configuration given, boolean off) {
    System.setProperty(SWITCH, String.valueOf(off));
    NetworkSettings settings = NetworkSettings.of(kind, given);
    TrainingSettings training = TrainingSettings.of(given, CLASSES, 1);
    Nd4j.getRandom().setSeed(7);
    try (Network network =
        Dl4jNetworks.build(
            settings.plan(IMAGE, CLASSES), settings.hidden(), training, 5, DataType.FLOAT)) {
      INDArray inputs =
          kind == NetworkKind.CNN ? Nd4j.randn(BATCH, 3, 12, 10) : Nd4j.randn(BATCH, IMAGE.size());
      INDArray targets = Nd4j.vstack(Nd4j.eye(3), Nd4j.eye(3));
      float[] outputs = numbers(network.output(inputs));
      INDArray first = network.parameters().dup();
      float[] losses = new float[STEPS];
      losses[0] = (float) network.fit(inputs, targets);
      float[] step = numbers(first.sub(network.parameters()).div(0.05));
      for (int i = 1; i < STEPS; i++) {
        losses[i] = (float) network.fit(inputs, targets);
      }
      float[] weights = numbers(network.parameters());
      return new Deeds(
          outputs, step, losses, weights, numbers(network.output(inputs)), helped(network));
    }
  }

  private static float[] numbers(INDArray array) {
    return array.dup('c').data().asFloat();
  }

  private static long helped(Network network) {
    Layer[] layers =
        network instanceof ChainNetwork chain
            ? chain.network().getLayers()
            : ((GraphNetwork) network).network().getLayers();
    return Arrays.stream(layers).filter(layer -> layer.getHelper() != null).count();
  }

  private static void assertClose(
      Configuration given, String what, float[] actual, float[] expected, double factor) {
    double scale = 0;
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      scale = Math.max(scale, Math.abs(expected[i]));
      difference = Math.max(difference, Math.abs((double) actual[i] - expected[i]));
    }
    assertThat(actual)
        .as("%s of %s", what, given)
        .hasSameSizeAs(expected)
        .doesNotContain(Float.NaN);
    assertThat(difference)
        .as("difference of the %s of %s, relative to the largest", what, given)
        .isLessThan(TOLERANCE * factor * scale);
  }
}
