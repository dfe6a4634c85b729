package org.hsicgpbo.trainers.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.Task;
import org.hsicgpbo.trainers.network.plan.NetworkPlan;
import org.hsicgpbo.trainers.network.plan.Node;
import org.junit.jupiter.api.Test;

class MlpSettingsTest {
  private static final Task NUMBERS = new Task.Regression(List.of("a", "b"));

  @Test
  void layersHaveTheirOwnUnitsWhereTheConfigurationSaysSo() {
    assertThat(mlp("n-layers", 3, "n-units", 5, "n-units-2", 9).units()).containsExactly(5, 9, 5);
    assertThat(mlp().units()).containsExactly(64, 64);
  }

  @Test
  void dropoutNeedsBothItsSwitchAndItsRate() {
    assertThat(dropoutRate("dropout", false)).isZero();
    assertThat(dropoutRate("dropout", true, "dropout-rate", 0.2)).isEqualTo(0.2);
    assertThat(dropoutRate("dropout-rate", 0.2)).isEqualTo(0.2);
    assertThat(dropoutRate("dropout", true)).isEqualTo(0.5);
    assertThat(dropoutRate()).isZero();
  }

  @Test
  void dropoutLeavesTheDataWhole() {
    NetworkPlan plan = plan("n-layers", 2, "dropout-rate", 0.3);
    assertThat(plan.nodes())
        .extracting(node -> node.layer().dropoutRate())
        .containsExactly(0.0, 0.3, 0.3);
  }

  @Test
  void residualConnectionsJoinLayersOfEqualWidth() {
    NetworkPlan plan = plan("n-layers", 4, "n-units", 8, "n-units-3", 6, "residual", true);
    assertThat(plan.nodes())
        .extracting(Node::name)
        .containsExactly("dense-1", "dense-2", "dense-2-sum", "dense-3", "dense-4", "output");
    assertThat(plan.isChain()).isFalse();
    assertThat(plan("n-layers", 4).isChain()).isTrue();
  }

  @Test
  void anImageIsAListOfNumbersToAPerceptron() {
    NetworkPlan plan =
        mlp("n-layers", 1)
            .plan(new InputShape.Image(3, 4, 5), new Task.Classification(List.of("a", "b")));
    assertThat(plan.input()).isEqualTo(new InputShape.Flat(60));
  }

  private static double dropoutRate(Object... namesAndValues) {
    return mlp(namesAndValues).hidden().dropoutRate();
  }

  private static NetworkPlan plan(Object... namesAndValues) {
    return mlp(namesAndValues).plan(new InputShape.Flat(8), NUMBERS);
  }

  private static MlpSettings mlp(Object... namesAndValues) {
    return (MlpSettings) NetworkSettings.of(NetworkKind.MLP, Configurations.of(namesAndValues));
  }
}
