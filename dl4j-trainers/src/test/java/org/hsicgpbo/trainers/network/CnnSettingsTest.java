package org.hsicgpbo.trainers.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.Task;
import org.hsicgpbo.trainers.network.plan.ImpossibleNetworkException;
import org.hsicgpbo.trainers.network.plan.NetworkPlan;
import org.hsicgpbo.trainers.network.plan.Node;
import org.junit.jupiter.api.Test;

class CnnSettingsTest {
  private static final InputShape DIGIT = new InputShape.Image(1, 28, 28);

  @Test
  void stagesHalveTheImageAndDoubleTheFilters() {
    NetworkPlan plan = plan("n-stages", 3, "filters", 8);
    assertThat(plan.nodes())
        .extracting(Node::output)
        .containsExactly(
            image(8, 28),
            image(8, 14),
            image(16, 14),
            image(16, 7),
            image(32, 7),
            image(32, 3),
            new InputShape.Flat(64),
            new InputShape.Flat(10));
  }

  @Test
  void aStrideTakesThePlaceOfPooling() {
    NetworkPlan plan =
        plan("pooling", "stride", "convolutions-per-stage", 2, "filters", 8, "n-layers", 0);
    assertThat(plan.nodes())
        .extracting(Node::output)
        .containsExactly(
            image(8, 28), image(8, 14), image(16, 14), image(16, 7), new InputShape.Flat(10));
  }

  @Test
  void globalPoolingGoesStraightToTheOutputUnlessDenseLayersAreAskedFor() {
    assertThat(plan("global-pooling", true).nodes())
        .extracting(Node::name)
        .endsWith("global-average", "output");
    assertThat(plan("global-pooling", true, "n-layers", 1).nodes())
        .extracting(Node::name)
        .endsWith("global-average", "dense-1", "output");
  }

  @Test
  void dropoutActsOnceForAStageAndOnceForADenseLayer() {
    NetworkPlan plan =
        plan("dropout-rate", 0.25, "convolutions-per-stage", 2, "n-stages", 2, "n-layers", 1);
    assertThat(plan.nodes().stream().filter(node -> node.layer().dropoutRate() > 0))
        .extracting(Node::name)
        .containsExactly("stage-2-conv-1", "dense-1", "output");
  }

  @Test
  void aStageAddsItsInputThroughAProjectionWhereShapesDiffer() {
    NetworkPlan plan = plan("residual", true, "n-stages", 2, "filters", 4, "filter-growth", 1);
    assertThat(plan.nodes())
        .extracting(Node::name)
        .contains("stage-1-projection", "stage-1-sum", "stage-2-sum")
        .doesNotContain("stage-2-projection");
  }

  @Test
  void unpaddedConvolutionsHaveNoInputToAdd() {
    assertThat(plan("residual", true, "padding", "valid").nodes())
        .extracting(Node::name)
        .noneMatch(name -> name.contains("sum") || name.contains("projection"));
  }

  @Test
  void moreStagesThanTheImageHasHalvesAreRefused() {
    assertThatThrownBy(() -> plan("n-stages", 5))
        .isInstanceOf(ImpossibleNetworkException.class)
        .hasMessageContaining("stage-5-pool", "1×1");
    assertThatThrownBy(() -> plan("n-stages", 3, "kernel-size", 7, "padding", "valid"))
        .isInstanceOf(ImpossibleNetworkException.class)
        .hasMessageContaining("stage-3-conv-1");
  }

  private static InputShape image(int channels, int side) {
    return new InputShape.Image(channels, side, side);
  }

  private static NetworkPlan plan(Object... namesAndValues) {
    List<String> digits = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    return NetworkSettings.of(NetworkKind.CNN, Configurations.of(namesAndValues))
        .plan(DIGIT, new Task.Classification(digits));
  }
}
