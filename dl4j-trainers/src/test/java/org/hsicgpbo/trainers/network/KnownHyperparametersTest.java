package org.hsicgpbo.trainers.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.trainers.network.Subject.TaskKind;
import org.junit.jupiter.api.Test;

class KnownHyperparametersTest {
  private static final Subject NUMBERS = new Subject(NetworkKind.MLP, false, TaskKind.REGRESSION);
  private static final Subject FLAT_IMAGES =
      new Subject(NetworkKind.MLP, true, TaskKind.CLASSIFICATION);
  private static final Subject IMAGES = new Subject(NetworkKind.CNN, true, TaskKind.CLASSIFICATION);

  @Test
  void objectsToWhatCannotBeBuilt() {
    assertThat(
            messages(
                NUMBERS,
                new IntegerHyperparameter("n-layers", 0, 3),
                CategoricalHyperparameter.of("activation", "relu", "rellu"),
                new BooleanHyperparameter("n-unit")))
        .satisfiesExactly(
            layers -> assertThat(layers).contains("(0)", "(n-layers)", "an integer from 1"),
            activation -> assertThat(activation).contains("(rellu)", "relu, leaky-relu"),
            unknown -> assertThat(unknown).contains("(n-unit)", "n-units"));
  }

  @Test
  void aKernelSizeIsNothingToAPerceptron() {
    Hyperparameter kernel = new IntegerHyperparameter("kernel-size", 3, 5);
    assertThat(messages(FLAT_IMAGES, kernel))
        .singleElement()
        .asString()
        .contains("(kernel-size)", "convolutional networks", "mlp");
    assertThat(messages(IMAGES, kernel)).isEmpty();
    assertThat(KnownHyperparameters.names(FLAT_IMAGES)).doesNotContain("kernel-size");
  }

  @Test
  void onlyImagesAreMirroredAndOnlyClassesSmoothed() {
    Hyperparameter flip = new BooleanHyperparameter("flip");
    Hyperparameter smoothing = new RealHyperparameter("label-smoothing", 0, 0.2);
    assertThat(messages(NUMBERS, flip, smoothing))
        .satisfiesExactly(
            first -> assertThat(first).contains("no images"),
            second -> assertThat(second).contains("no classes"));
    assertThat(messages(FLAT_IMAGES, flip, smoothing)).isEmpty();
  }

  @Test
  void theHeadOfAConvolutionalNetworkMayHaveNoDenseLayer() {
    assertThat(messages(IMAGES, new IntegerHyperparameter("n-layers", 0, 2))).isEmpty();
  }

  @Test
  void crossEntropyIsForClasses() {
    Hyperparameter loss = CategoricalHyperparameter.of("loss", "mse", "cross-entropy");
    assertThat(messages(NUMBERS, loss)).singleElement().asString().contains("[mse, mae]");
    assertThat(messages(IMAGES, loss)).isEmpty();
  }

  @Test
  void eachLayerMayHaveUnitsOfItsOwn() {
    assertThat(messages(NUMBERS, new IntegerHyperparameter("n-units-12", 1, 8))).isEmpty();
    assertThat(messages(NUMBERS, new IntegerHyperparameter("n-units-0", 1, 8))).hasSize(1);
    assertThat(messages(NUMBERS, new IntegerHyperparameter("n-units-1", 0, 8))).hasSize(1);
  }

  private static List<String> messages(Subject subject, Hyperparameter... hyperparameters) {
    return KnownHyperparameters.check(subject, SearchSpace.of(hyperparameters)).stream()
        .map(KnownHyperparameters.Objection::message)
        .toList();
  }
}
