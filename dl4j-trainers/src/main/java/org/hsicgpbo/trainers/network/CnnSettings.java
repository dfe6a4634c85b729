package org.hsicgpbo.trainers.network;

import java.util.List;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.Task;
import org.hsicgpbo.trainers.network.plan.Layer;
import org.hsicgpbo.trainers.network.plan.NetworkPlan;
import org.hsicgpbo.trainers.network.plan.PlanBuilder;

/**
 * What a configuration says of a convolutional network: stages of convolutions, each of which makes
 * the image smaller, then dense layers.
 *
 * @param stages {@code n-stages}, default 2
 * @param convolutions those of a stage, and how their number of filters grows
 * @param downsampling how a stage makes its image smaller
 * @param globalPooling {@code global-pooling}: whether the mean of each feature map goes on,
 *     instead of all its pixels, default false
 * @param units of each dense layer: {@code n-layers} of them, default 1, or 0 with global pooling;
 *     layer i has {@code n-units-i} or else {@code n-units}, default 64
 * @param hidden what the hidden layers share; dropout acts once before each stage but the first and
 *     before each dense layer
 */
public record CnnSettings(
    int stages,
    ConvolutionSettings convolutions,
    DownsamplingSettings downsampling,
    boolean globalPooling,
    List<Integer> units,
    HiddenSettings hidden)
    implements NetworkSettings {
  /** Copies the list. */
  public CnnSettings {
    units = List.copyOf(units);
  }

  static CnnSettings of(Hyperparameters values) {
    boolean globalPooling = values.truth("global-pooling", false);
    return new CnnSettings(
        values.integer("n-stages", 2),
        ConvolutionSettings.of(values),
        DownsamplingSettings.of(values),
        globalPooling,
        MlpSettings.units(values, globalPooling ? 0 : 1),
        HiddenSettings.of(values));
  }

  @Override
  public NetworkPlan plan(InputShape input, Task task) {
    PlanBuilder plan = new PlanBuilder(input);
    for (int stage = 1; stage <= stages; stage++) {
      ConvolutionStage.add(plan, stage, this);
    }
    if (globalPooling) {
      plan.add("global-average", new Layer.GlobalAverage());
    }
    DenseHead.add(plan, units, hidden, hidden.dropoutRate());
    return DenseHead.output(plan, task, hidden.dropoutRate()).build();
  }
}
