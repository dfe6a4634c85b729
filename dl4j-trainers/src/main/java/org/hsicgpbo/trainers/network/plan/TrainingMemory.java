package org.hsicgpbo.trainers.network.plan;

import org.hsicgpbo.trainers.data.InputShape;

/**
 * The memory that training a network takes outside the Java heap, estimated before it is built
 * (docs/method.md, "Cost").
 *
 * @param weights bytes of the parameters
 * @param gradients bytes of their gradients
 * @param updaterState bytes that the optimizer keeps
 * @param activations bytes of all layers' outputs of one batch, and of their gradients
 * @param working bytes of what the layer that needs most lays out beside them
 */
public record TrainingMemory(
    long weights, long gradients, long updaterState, long activations, long working) {
  private static final long BYTES = 4;

  /** A layer's gradient and that of the layer before it exist at a time. */
  private static final long GRADIENTS_AT_A_TIME = 2;

  /**
   * The estimate.
   *
   * @param batchSize examples of one iteration
   * @param stateNumbers numbers that the optimizer keeps for each parameter
   */
  public static TrainingMemory of(NetworkPlan plan, long batchSize, int stateNumbers) {
    long parameters = plan.parameters();
    long outputs = size(plan.input());
    long largest = outputs;
    long working = 0;
    for (Node node : plan.nodes()) {
      long output = size(node.output());
      // A layer with dropout keeps its thinned input and the mask beside it.
      long dropped = node.layer().dropoutRate() > 0 ? 2 * size(node.input()) : 0;
      outputs += output + dropped;
      largest = Math.max(largest, output);
      working = Math.max(working, node.layer().workingNumbers(node.input()));
    }
    return new TrainingMemory(
        BYTES * parameters,
        BYTES * parameters,
        BYTES * parameters * stateNumbers,
        BYTES * batchSize * (outputs + GRADIENTS_AT_A_TIME * largest),
        BYTES * batchSize * working);
  }

  /** Bytes of one forward pass of one example: a layer's inputs, outputs and what it lays out. */
  public static long ofPass(NetworkPlan plan) {
    return plan.nodes().stream()
        .mapToLong(
            node ->
                BYTES
                    * (size(node.input())
                        + size(node.output())
                        + node.layer().workingNumbers(node.input())))
        .max()
        .orElse(BYTES * size(plan.input()));
  }

  /** All together, in bytes. */
  public long total() {
    return weights + gradients + updaterState + activations + working;
  }

  private static long size(InputShape shape) {
    return Shapes.size(shape);
  }
}
