package org.hsicgpbo.trainers.network.perceptron;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.trainers.network.ActivationName;
import org.hsicgpbo.trainers.network.RegularisationSettings;
import org.hsicgpbo.trainers.network.TrainingSettings;
import org.hsicgpbo.trainers.network.plan.Layer;
import org.hsicgpbo.trainers.network.plan.NetworkPlan;
import org.hsicgpbo.trainers.network.plan.Node;
import org.hsicgpbo.trainers.network.plan.OutputActivation;

/**
 * A perceptron and its training, of the kind that {@link PerceptronStep} computes: dense layers one
 * after another, with or without dropout and penalties.
 *
 * @param layers from input to output
 * @param loss at the output
 * @param optimizer how parameters follow gradients
 * @param penalties what keeps weights and gradients small
 */
public record PerceptronRecipe(
    List<DenseLayer> layers,
    OutputLoss loss,
    Optimizer optimizer,
    RegularisationSettings penalties) {
  /** A step keeps four copies of the parameters on the heap, 64 MiB of so many. */
  private static final long MOST_PARAMETERS = 4L << 20;

  /** Copies the layers. */
  public PerceptronRecipe {
    layers = List.copyOf(layers);
  }

  /** The recipe of a plan; empty if something in it is not computed here. */
  public static Optional<PerceptronRecipe> of(NetworkPlan plan, TrainingSettings training) {
    if (!plan.isChain() || plan.parameters() > MOST_PARAMETERS) {
      return Optional.empty();
    }
    List<DenseLayer> layers = new ArrayList<>();
    int at = 0;
    for (Node node : plan.nodes()) {
      Optional<DenseLayer> layer = layer(node, at);
      if (layer.isEmpty()) {
        return Optional.empty();
      }
      layers.add(layer.get());
      at = layer.get().end();
    }
    OutputLoss loss = new OutputLoss(training.loss(), activation(plan) == OutputActivation.SOFTMAX);
    return loss.isKnown()
        ? Optimizer.of(training.optimizer())
            .map(it -> new PerceptronRecipe(layers, loss, it, training.regularisation()))
        : Optional.empty();
  }

  private static Optional<DenseLayer> layer(Node node, int at) {
    // The inputs of a network are used where they lie, so nothing may be dropped of them.
    if (!(node.layer() instanceof Layer.Dense dense) || (at == 0 && dense.dropoutRate() > 0)) {
      return Optional.empty();
    }
    Optional<Curve> curve =
        dense.activation() instanceof ActivationName name
            ? Curve.of(name)
            : Optional.of(Curve.IDENTITY);
    return curve.map(
        it -> new DenseLayer(node.input().size(), dense.units(), at, it, 1 - dense.dropoutRate()));
  }

  private static Object activation(NetworkPlan plan) {
    Node last = plan.nodes().get(plan.nodes().size() - 1);
    return ((Layer.Dense) last.layer()).activation();
  }

  /** How many parameters there are. */
  int parameters() {
    return layers.get(layers.size() - 1).end();
  }
}
