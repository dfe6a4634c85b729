package org.hsicgpbo.trainers.network;

import java.util.List;
import java.util.stream.IntStream;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.Task;
import org.hsicgpbo.trainers.network.plan.NetworkPlan;
import org.hsicgpbo.trainers.network.plan.PlanBuilder;

/**
 * What a configuration says of a multilayer perceptron.
 *
 * @param units of each hidden layer: {@code n-layers} of them, default 2; layer i has {@code
 *     n-units-i} or else {@code n-units}, default 64
 * @param hidden what the hidden layers share
 */
public record MlpSettings(List<Integer> units, HiddenSettings hidden) implements NetworkSettings {
  private static final int USUAL_LAYERS = 2;

  /** Copies the list. */
  public MlpSettings {
    units = List.copyOf(units);
  }

  static MlpSettings of(Hyperparameters values) {
    return new MlpSettings(units(values, USUAL_LAYERS), HiddenSettings.of(values));
  }

  /** The units of each dense layer. */
  static List<Integer> units(Hyperparameters values, int usualLayers) {
    int same = values.integer("n-units", 64);
    return IntStream.rangeClosed(1, values.integer("n-layers", usualLayers))
        .mapToObj(layer -> values.integer("n-units-" + layer, same))
        .toList();
  }

  @Override
  public NetworkPlan plan(InputShape input, Task task) {
    // The pixels of an image are numbers like any others.
    PlanBuilder plan = new PlanBuilder(new InputShape.Flat(input.size()));
    DenseHead.add(plan, units, hidden, 0);
    return DenseHead.output(plan, task, units.isEmpty() ? 0 : hidden.dropoutRate()).build();
  }
}
