package org.hsicgpbo.trainers.network.perceptron;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * after another, with or without batch normalisation, residual connections, dropout and penalties.
 *
 * @param layers from input to output; the first and the last are dense
 * @param loss at the output
 * @param optimizer how parameters follow gradients
 * @param penalties what keeps weights and gradients small
 */
public record PerceptronRecipe(
    List<PerceptronLayer> layers,
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
    if (plan.parameters() > MOST_PARAMETERS) {
      return Optional.empty();
    }
    List<PerceptronLayer> layers = new ArrayList<>();
    Map<String, Integer> places = new HashMap<>();
    String previous = NetworkPlan.INPUT;
    int at = 0;
    for (Node node : plan.nodes()) {
      Optional<? extends PerceptronLayer> layer =
          node.from().get(0).equals(previous) ? layer(node, at, layers, places) : Optional.empty();
      if (layer.isEmpty()) {
        return Optional.empty();
      }
      places.put(node.name(), layers.size());
      layers.add(layer.get());
      at = layer.get().end();
      previous = node.name();
    }
    OutputLoss loss = new OutputLoss(training.loss(), activation(plan) == OutputActivation.SOFTMAX);
    return loss.isKnown()
        ? Optimizer.of(training.optimizer())
            .map(it -> new PerceptronRecipe(layers, loss, it, training.regularisation()))
        : Optional.empty();
  }

  private static Optional<? extends PerceptronLayer> layer(
      Node node, int at, List<PerceptronLayer> layers, Map<String, Integer> places) {
    if (node.layer() instanceof Layer.Dense dense) {
      return dense(node, dense, at);
    }
    if (node.layer() instanceof Layer.BatchNorm && !layers.isEmpty()) {
      return Optional.of(new NormLayer(node.output().size(), at));
    }
    if (node.layer() instanceof Layer.Sum) {
      return Optional.ofNullable(places.get(node.from().get(1)))
          .filter(other -> isFree(other, layers))
          .map(other -> new SumLayer(node.output().size(), other, at));
    }
    return Optional.empty();
  }

  /** Slopes of one sum, and only those, come back to a layer, and only when a dense one follows. */
  private static boolean isFree(int other, List<PerceptronLayer> layers) {
    return layers.get(other + 1) instanceof DenseLayer
        && layers.stream().noneMatch(it -> it instanceof SumLayer sum && sum.other() == other);
  }

  private static Optional<DenseLayer> dense(Node node, Layer.Dense dense, int at) {
    // The inputs of a network are used where they lie, so nothing may be dropped of them.
    if (at == 0 && dense.dropoutRate() > 0) {
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

  /** How many numbers an example has. */
  int inputs() {
    return ((DenseLayer) layers.get(0)).inputs();
  }

  /** How many numbers it gives for an example. */
  int outputs() {
    return layers.get(layers.size() - 1).outputs();
  }

  /** Whether some values of that layer are dropped in training. */
  boolean dropsOf(int index) {
    return index + 1 < layers.size()
        && layers.get(index + 1) instanceof DenseLayer next
        && next.drops();
  }
}
