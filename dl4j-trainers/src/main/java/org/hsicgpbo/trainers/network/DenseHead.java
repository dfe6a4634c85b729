package org.hsicgpbo.trainers.network;

import java.util.List;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.Task;
import org.hsicgpbo.trainers.network.plan.Layer;
import org.hsicgpbo.trainers.network.plan.OutputActivation;
import org.hsicgpbo.trainers.network.plan.PlanBuilder;

/** Dense layers and the output: all of a perceptron, the end of a convolutional network. */
final class DenseHead {
  private DenseHead() {}

  /**
   * Adds hidden layers.
   *
   * @param dropoutBefore share of the first layer's inputs dropped: 0 where they are the data
   */
  static void add(
      PlanBuilder plan, List<Integer> units, HiddenSettings hidden, double dropoutBefore) {
    for (int i = 0; i < units.size(); i++) {
      String from = plan.last();
      InputShape input = plan.shape();
      String name = "dense-" + (i + 1);
      double dropped = i == 0 ? dropoutBefore : hidden.dropoutRate();
      plan.add(name, new Layer.Dense(units.get(i), hidden.activation(), dropped));
      if (hidden.batchNorm()) {
        plan.add(name + "-norm", new Layer.BatchNorm());
      }
      if (hidden.residual() && i > 0 && input.equals(plan.shape())) {
        plan.addSum(name + "-sum", from);
      }
    }
  }

  /** Adds the output that a task needs. */
  static PlanBuilder output(PlanBuilder plan, Task task, double dropoutBefore) {
    OutputActivation activation =
        task instanceof Task.Classification ? OutputActivation.SOFTMAX : OutputActivation.IDENTITY;
    return plan.add("output", new Layer.Dense(task.outputs(), activation, dropoutBefore));
  }
}
