package org.hsicgpbo.trainers.network;

import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.network.plan.Layer;
import org.hsicgpbo.trainers.network.plan.Padding;
import org.hsicgpbo.trainers.network.plan.PlanBuilder;
import org.hsicgpbo.trainers.network.plan.PoolingKind;

/** One stage of a convolutional network. */
final class ConvolutionStage {
  private ConvolutionStage() {}

  static void add(PlanBuilder plan, int stage, CnnSettings settings) {
    String from = plan.last();
    String prefix = "stage-" + stage;
    ConvolutionSettings convolutions = settings.convolutions();
    HiddenSettings hidden = settings.hidden();
    int filters = convolutions.filters(stage);
    for (int i = 1; i <= convolutions.count(); i++) {
      boolean last = i == convolutions.count();
      boolean dropped = i == 1 && stage > 1;
      String name = prefix + "-conv-" + i;
      plan.add(
          name,
          new Layer.Convolution(
              filters,
              convolutions.kernelSize(),
              last ? settings.downsampling().convolutionStride() : 1,
              convolutions.padding(),
              hidden.activation(),
              dropped ? hidden.dropoutRate() : 0));
      if (hidden.batchNorm()) {
        plan.add(name + "-norm", new Layer.BatchNorm());
      }
    }
    if (hidden.residual()) {
      addInput(plan, prefix, from, filters, settings);
    }
    if (settings.downsampling().pools()) {
      plan.add(prefix + "-pool", pooling(settings.downsampling()));
    }
  }

  private static Layer.Pooling pooling(DownsamplingSettings downsampling) {
    PoolingKind kind =
        downsampling.name() == DownsamplingName.MAX ? PoolingKind.MAX : PoolingKind.AVERAGE;
    return new Layer.Pooling(kind, downsampling.factor());
  }

  /**
   * Adds the stage's input to its output: as it is where shapes are equal, through a 1×1
   * convolution where filters or strides differ (option B of He et al. 2016), not at all where
   * unpadded convolutions changed the size.
   */
  private static void addInput(
      PlanBuilder plan, String prefix, String from, int filters, CnnSettings settings) {
    InputShape output = plan.shape();
    if (plan.shape(from).equals(output)) {
      plan.addSum(prefix + "-sum", from);
      return;
    }
    Layer.Convolution projection =
        new Layer.Convolution(
            filters,
            1,
            settings.downsampling().convolutionStride(),
            Padding.SAME,
            ActivationName.IDENTITY,
            0);
    if (projection.output(plan.shape(from)).equals(output)) {
      String path = plan.last();
      plan.addAfter(prefix + "-projection", projection, from);
      plan.addSum(prefix + "-sum", path);
    }
  }
}
