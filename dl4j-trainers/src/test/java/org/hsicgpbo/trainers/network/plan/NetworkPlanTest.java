package org.hsicgpbo.trainers.network.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.network.ActivationName;
import org.junit.jupiter.api.Test;

/** Tables computed by hand from the formulas in docs/method.md, "Cost". */
class NetworkPlanTest {
  @Test
  void countsAPerceptronAsATableByHandDoes() {
    NetworkPlan plan =
        new PlanBuilder(new InputShape.Flat(4))
            .add("dense-1", new Layer.Dense(3, ActivationName.RELU, 0))
            .add("dense-2", new Layer.Dense(3, ActivationName.TANH, 0.5))
            .addSum("sum", "dense-1")
            .add("norm", new Layer.BatchNorm())
            .add("output", new Layer.Dense(5, OutputActivation.SOFTMAX, 0))
            .build();
    assertThat(plan.costs())
        .containsExactly(
            // 12 weights, 3 biases; 24 products and sums, 3 biases, 3 comparisons
            new LayerCost("dense-1", new InputShape.Flat(3), 15, 24 + 3 + 3),
            // tanh counts ten
            new LayerCost("dense-2", new InputShape.Flat(3), 12, 18 + 3 + 30),
            new LayerCost("sum", new InputShape.Flat(3), 0, 3),
            new LayerCost("norm", new InputShape.Flat(3), 12, 6),
            // softmax counts twelve
            new LayerCost("output", new InputShape.Flat(5), 20, 30 + 5 + 60));
    assertThat(plan.flops()).isEqualTo(30 + 51 + 3 + 6 + 95);
    assertThat(plan.parameters()).isEqualTo(15 + 12 + 12 + 20);
  }

  @Test
  void countsAConvolutionalNetworkAsATableByHandDoes() {
    NetworkPlan plan =
        new PlanBuilder(new InputShape.Image(3, 10, 8))
            .add("same", convolution(4, 3, 1, Padding.SAME))
            .add("norm", new Layer.BatchNorm())
            .add("max", new Layer.Pooling(PoolingKind.MAX, 2))
            .add("valid", convolution(6, 3, 1, Padding.VALID))
            .add("strided", convolution(2, 2, 2, Padding.SAME))
            .add("mean", new Layer.Pooling(PoolingKind.AVERAGE, 1))
            .add("global", new Layer.GlobalAverage())
            .build();
    assertThat(plan.costs())
        .containsExactly(
            // a filter has 27 weights and a bias; 80 places of 4 outputs
            new LayerCost("same", image(4, 10, 8), 4 * 28, 320 * (2 * 27 + 1 + 1)),
            new LayerCost("norm", image(4, 10, 8), 16, 640),
            // three comparisons for each of 4·5·4 windows
            new LayerCost("max", image(4, 5, 4), 0, 80 * 3),
            // 36 weights and a bias; 3·2 places of 6 outputs
            new LayerCost("valid", image(6, 3, 2), 6 * 37, 36 * (2 * 36 + 1 + 1)),
            // 24 weights and a bias; ⌈3/2⌉·⌈2/2⌉ places of 2 outputs
            new LayerCost("strided", image(2, 2, 1), 2 * 25, 4 * (2 * 24 + 1 + 1)),
            new LayerCost("mean", image(2, 2, 1), 0, 4),
            new LayerCost("global", new InputShape.Flat(2), 0, 4));
  }

  @Test
  void thePublishedPerceptronOfMnistHasItsPublishedParameters() {
    PlanBuilder plan = new PlanBuilder(new InputShape.Flat(784));
    for (int i = 0; i < 4; i++) {
      plan.add("dense-" + i, new Layer.Dense(128, ActivationName.RELU, 0));
    }
    plan.add("output", new Layer.Dense(10, OutputActivation.SOFTMAX, 0));
    // Novello et al. 2023, HSIC-GPBO on MNIST.
    assertThat(plan.build().parameters()).isEqualTo(151_306);
  }

  @Test
  void aFeatureMapThatVanishesIsRefusedWithLayerAndSizes() {
    PlanBuilder plan =
        new PlanBuilder(image(1, 4, 4)).add("pool-1", new Layer.Pooling(PoolingKind.MAX, 4));
    assertThatThrownBy(() -> plan.add("pool-2", new Layer.Pooling(PoolingKind.MAX, 2)))
        .isInstanceOf(ImpossibleNetworkException.class)
        .hasMessage(
            "The network cannot be built: at layer pool-2 a window of 2×2 does not fit into its feature map of 1×1 pixels.");
    assertThatThrownBy(() -> plan.add("conv", convolution(2, 3, 1, Padding.VALID)))
        .isInstanceOf(ImpossibleNetworkException.class)
        .hasMessageContaining("3×3");
  }

  @Test
  void aConvolutionOfNumbersWithoutNeighboursIsRefused() {
    PlanBuilder plan = new PlanBuilder(new InputShape.Flat(9));
    assertThatThrownBy(() -> plan.add("conv", convolution(2, 3, 1, Padding.SAME)))
        .isInstanceOf(ImpossibleNetworkException.class)
        .hasMessageContaining("need images");
  }

  @Test
  void featureMapsThatNoArrayHoldsAreRefused() {
    PlanBuilder plan = new PlanBuilder(image(1, 60_000, 60_000));
    assertThatThrownBy(() -> plan.add("conv", convolution(2, 3, 1, Padding.SAME)))
        .isInstanceOf(ImpossibleNetworkException.class)
        .hasMessageContaining("more than one array can hold");
  }

  @Test
  void memoryGrowsWithTheBatchAndWithWhatTheOptimizerKeeps() {
    NetworkPlan plan =
        new PlanBuilder(new InputShape.Flat(100))
            .add("dense", new Layer.Dense(50, ActivationName.RELU, 0))
            .add("output", new Layer.Dense(10, OutputActivation.SOFTMAX, 0))
            .build();
    TrainingMemory memory = TrainingMemory.of(plan, 8, 2);
    long parameters = 101 * 50 + 51 * 10;
    assertThat(memory)
        .isEqualTo(
            new TrainingMemory(
                4 * parameters,
                4 * parameters,
                8 * parameters,
                4 * 8 * (100 + 50 + 10 + 2 * 100),
                4 * 8 * 50));
    assertThat(memory.total()).isEqualTo(16 * parameters + 32 * 360 + 32 * 50);
  }

  private static Layer.Convolution convolution(
      int filters, int window, int stride, Padding padding) {
    return new Layer.Convolution(filters, window, stride, padding, ActivationName.RELU, 0);
  }

  private static InputShape.Image image(int channels, int height, int width) {
    return new InputShape.Image(channels, height, width);
  }
}
