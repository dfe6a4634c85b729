package org.hsicgpbo.trainers.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hsicgpbo.trainers.network.dl4j.StepParity.BATCH;
import static org.hsicgpbo.trainers.network.dl4j.StepParity.CLASSES;
import static org.hsicgpbo.trainers.network.dl4j.StepParity.NUMBERS;
import static org.hsicgpbo.trainers.network.dl4j.StepParity.check;
import static org.hsicgpbo.trainers.network.dl4j.StepParity.inputs;
import static org.hsicgpbo.trainers.network.dl4j.StepParity.network;
import static org.hsicgpbo.trainers.network.dl4j.StepParity.same;
import static org.hsicgpbo.trainers.network.dl4j.StepParity.targets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.trainers.network.Configurations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Steps of perceptrons with batch normalisation, with residual connections and with both, against
 * Deeplearning4j's: running means and deviations are among the parameters.
 */
class JoinedPerceptronParityTest {
  private static final int MASKS = 600;

  /** Of five inputs and eight units. */
  private static final int FIRST_BIAS = 5 * 8;

  /** After biases, factors, summands and means. */
  private static final int FIRST_DEVIATION = FIRST_BIAS + 4 * 8;

  private static final List<Object[]> JOINTS =
      List.of(
          new Object[] {"batch-norm", true},
          new Object[] {"residual", true, "n-layers", 3},
          new Object[] {"batch-norm", true, "residual", true, "n-layers", 4});

  /** Each optimizer, with numbers that make it move. */
  private static final List<Object[]> OPTIMIZERS =
      List.of(
          new Object[] {"optimizer", "sgd", "learning-rate", 0.1},
          new Object[] {"optimizer", "nesterovs", "learning-rate", 0.03, "momentum", 0.8},
          new Object[] {"optimizer", "adam", "learning-rate", 0.01},
          new Object[] {"optimizer", "rmsprop", "learning-rate", 0.003},
          new Object[] {"optimizer", "adagrad", "learning-rate", 0.02});

  private static final Object[] ALL_PENALTIES = {
    "l1", 0.003, "l2", 0.02, "weight-decay", 0.1, "gradient-clipping", 0.3
  };

  @Test
  void everyOptimizerTakesTheSameSteps() {
    for (Object[] joint : JOINTS) {
      for (Object[] optimizer : OPTIMIZERS) {
        check(CLASSES, with(joint, optimizer, "activation", "tanh"));
        check(NUMBERS, with(joint, optimizer, ALL_PENALTIES));
      }
    }
  }

  /** Deeplearning4j's copy of adagrad forgets its schedule, unless it is mended. */
  @Test
  void everyOptimizerFollowsItsSchedule() {
    for (Object[] optimizer : OPTIMIZERS) {
      check(NUMBERS, with(JOINTS.get(2), optimizer, "schedule", "cosine", "decay", 0.01));
      check(CLASSES, with(optimizer, "schedule", "exponential", "decay", 0.01));
    }
  }

  @Test
  void everyPenaltyIsTheSame() {
    for (Object[] joint : JOINTS) {
      check(NUMBERS, with(joint, "l2", 0.1, "activation", "tanh"));
      check(CLASSES, with(joint, "l1", 0.003, "optimizer", "sgd", "learning-rate", 0.1));
      check(CLASSES, with(joint, "weight-decay", 0.2, "learning-rate", 0.02));
      // A bound so low that the moves of running means are held back too.
      check(CLASSES, with(joint, "gradient-clipping", 0.05, "optimizer", "nesterovs"));
    }
  }

  @Test
  void everyActivationAndLossHasTheSameSlopes() {
    for (Object[] joint : JOINTS) {
      for (String activation : List.of("relu", "leaky-relu", "elu", "sigmoid", "identity")) {
        // Batch normalisation takes away a bias that comes without a curve: its slopes are
        // rounding,
        // which adam and its kin would make as large as any others.
        check(NUMBERS, with(joint, "activation", activation, "optimizer", "sgd"));
      }
      check(CLASSES, with(joint, "loss", "mse"));
      check(CLASSES, with(joint, "loss", "mae"));
      check(NUMBERS, with(joint, "loss", "mae", "schedule", "cosine"));
    }
  }

  @Test
  void connectionsSkipLayersOfOtherWidths() {
    check(NUMBERS, "residual", true, "n-layers", 5, "n-units-1", 6, "n-units-4", 70);
    check(NUMBERS, "residual", true, "batch-norm", true, "n-layers", 5, "n-units-3", 6);
    check(NUMBERS, "residual", true, "batch-norm", true, "n-layers", 1);
    check(NUMBERS, "residual", true, "batch-norm", true, "n-layers", 3, "n-units", 1);
  }

  /** The same masks are not drawn: mean and spread of the loss over masks tell what is dropped. */
  @Test
  void dropoutSparesWhatGoesAround() {
    for (Object[] joint : JOINTS) {
      Configuration configuration =
          Configurations.of(
              with(
                  joint,
                  "n-units",
                  8,
                  "activation",
                  "tanh",
                  "dropout-rate",
                  0.4,
                  "optimizer",
                  "sgd",
                  "learning-rate",
                  1e-30));
      double[] own = losses(configuration, true);
      double[] theirs = losses(configuration, false);
      double spread = spread(theirs);
      // Five standard errors of the difference of two means.
      double error = 5 * spread * Math.sqrt(2.0 / MASKS);
      assertThat(mean(own)).as("%s", configuration).isCloseTo(mean(theirs), within(error));
      // A standard error of about 4 %, five of which.
      assertThat(spread(own) / spread).as("%s", configuration).isCloseTo(1, within(0.2));
    }
  }

  private static double[] losses(Configuration configuration, boolean isOwn) {
    Nd4j.getRandom().setSeed(3);
    try (Network network = network(configuration, NUMBERS, isOwn);
        INDArray inputs = inputs(0);
        INDArray targets = targets(NUMBERS, BATCH)) {
      return DoubleStream.generate(() -> network.fit(inputs, targets)).limit(MASKS).toArray();
    }
  }

  private static double mean(double[] numbers) {
    return DoubleStream.of(numbers).average().orElseThrow();
  }

  private static double spread(double[] numbers) {
    double mean = mean(numbers);
    return Math.sqrt(mean(DoubleStream.of(numbers).map(it -> (it - mean) * (it - mean)).toArray()));
  }

  @Test
  void aUnitThatGivesNothingKeepsItsNormalisationFinite() {
    Configuration configuration =
        Configurations.of("n-units", 8, "n-layers", 1, "batch-norm", true, "optimizer", "sgd");
    try (Network own = network(configuration, NUMBERS, true);
        Network theirs = network(configuration, NUMBERS, false);
        INDArray inputs = inputs(0);
        INDArray targets = targets(NUMBERS, BATCH)) {
      for (Network network : List.of(own, theirs)) {
        network.parameters().putScalar(FIRST_BIAS, -100);
        for (int step = 0; step < 700; step++) {
          network.fit(inputs, targets);
        }
      }
      // 0.9^700 is 1e-32, and half its logarithm −16; below −15 nothing shows.
      assertThat(theirs.parameters().getFloat(FIRST_DEVIATION)).isCloseTo(-16.01f, within(0.1f));
      assertThat(own.parameters().getFloat(FIRST_DEVIATION)).isCloseTo(-15f, within(1e-4f));
      same(own.output(inputs), theirs.output(inputs), "outputs");
    }
  }

  @Test
  void whatWasSavedGoesOnInDeeplearning4j(@TempDir Path folder) throws IOException {
    for (Object[] joint : JOINTS) {
      Configuration configuration = Configurations.of(with(joint, "n-units", 8));
      Path file = folder.resolve("network.zip");
      try (Network own = network(configuration, CLASSES, true);
          INDArray inputs = inputs(0);
          INDArray targets = targets(CLASSES, BATCH)) {
        for (int step = 0; step < 10; step++) {
          own.fit(inputs, targets);
        }
        own.save(file);
        try (Network restored = Dl4jNetworks.restore(file)) {
          assertThat(restored.iteration()).isEqualTo(10);
          for (int step = 0; step < 10; step++) {
            double expected = restored.fit(inputs, targets);
            assertThat(own.fit(inputs, targets)).isCloseTo(expected, within(1e-4 * expected));
          }
          same(own.output(inputs), restored.output(inputs), "outputs");
        }
      }
    }
  }

  private static Object[] with(Object... parts) {
    return Stream.of(parts)
        .flatMap(it -> it instanceof Object[] some ? Stream.of(some) : Stream.of(it))
        .toArray();
  }
}
