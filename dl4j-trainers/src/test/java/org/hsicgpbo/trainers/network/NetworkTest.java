package org.hsicgpbo.trainers.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.Value;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class NetworkTest {
  @Test
  void countsWhatATableByHandCounts() {
    MlpCost cost = MlpCost.of(settings("n-layers", 2, "n-units", 3, "activation", "relu"), 4, 5);
    // 4→3: 2·12 products and sums, 3 biases, 3 comparisons; 3→3: 18 + 3 + 3; 3→5: 30 + 5.
    assertThat(cost.flops()).isEqualTo(24 + 3 + 3 + 18 + 3 + 3 + 30 + 5);
    assertThat(cost.parameters()).isEqualTo(15 + 12 + 20);
  }

  @Test
  void countsTheParametersThatTheNetworkHas() {
    for (MlpSettings settings :
        new MlpSettings[] {
          settings("n-layers", 1, "n-units", 7),
          settings("n-layers", 4, "n-units", 16, "batch-norm", true),
          settings("n-layers", 3, "n-units", 5, "dropout", true, "dropout-rate", 0.3)
        }) {
      MultiLayerNetwork network = MlpBuilder.build(settings, 13, 12, 1);
      assertThat(MlpCost.of(settings, 13, 12).parameters())
          .as("%s", settings)
          .isEqualTo(network.numParams());
    }
  }

  @Test
  void fixedWeightsGiveTheOutputComputedByHand() {
    MultiLayerNetwork network =
        MlpBuilder.build(settings("n-layers", 1, "n-units", 2, "activation", "tanh"), 2, 1, 1);
    network.setParam("0_W", Nd4j.create(new double[][] {{0.5, -1}, {0.25, 2}}));
    network.setParam("0_b", Nd4j.create(new double[][] {{0.1, -0.2}}));
    network.setParam("1_W", Nd4j.create(new double[][] {{1.5}, {-0.5}}));
    network.setParam("1_b", Nd4j.create(new double[][] {{0.3}}));
    double expected =
        1.5 * Math.tanh(0.5 * 0.8 + 0.25 * -0.4 + 0.1)
            - 0.5 * Math.tanh(-0.8 + 2 * -0.4 - 0.2)
            + 0.3;
    double output = network.output(Nd4j.create(new double[][] {{0.8, -0.4}})).getDouble(0);
    // Single precision has seven digits.
    assertThat(output).isCloseTo(expected, within(1e-6));
  }

  @Test
  void dropoutNeedsBothItsSwitchAndItsRate() {
    assertThat(settings("dropout", false).dropoutRate()).isZero();
    assertThat(settings("dropout", true, "dropout-rate", 0.2).dropoutRate()).isEqualTo(0.2);
    assertThat(settings("dropout-rate", 0.2).dropoutRate()).isEqualTo(0.2);
    assertThat(settings("dropout", true).dropoutRate()).isEqualTo(0.5);
    assertThat(settings().dropoutRate()).isZero();
  }

  @Test
  void objectsToWhatCannotBeBuilt() {
    SearchSpace space =
        SearchSpace.of(
            new IntegerHyperparameter("n-layers", 0, 3),
            CategoricalHyperparameter.of("activation", "relu", "rellu"),
            new BooleanHyperparameter("n-unit"));
    assertThat(KnownHyperparameters.check(space))
        .extracting(KnownHyperparameters.Objection::message)
        .satisfiesExactly(
            layers -> assertThat(layers).contains("(0)", "(n-layers)", "an integer from 1"),
            activation -> assertThat(activation).contains("(rellu)", "relu, leaky-relu"),
            unknown -> assertThat(unknown).contains("(n-unit)", "n-units"));
  }

  static MlpSettings settings(Object... namesAndValues) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(namesAndValues[i].toString(), Value.ofRaw(namesAndValues[i + 1]));
    }
    return MlpSettings.of(new Configuration(values));
  }
}
