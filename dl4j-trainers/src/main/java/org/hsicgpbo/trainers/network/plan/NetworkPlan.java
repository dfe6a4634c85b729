package org.hsicgpbo.trainers.network.plan;

import java.util.List;
import org.hsicgpbo.trainers.data.InputShape;

/**
 * A network that can be built.
 *
 * @param input shape of one input
 * @param nodes each after those it reads; the last gives the output
 */
public record NetworkPlan(InputShape input, List<Node> nodes) {
  /** The name of the network's input. */
  public static final String INPUT = "input";

  /** Copies the nodes. */
  public NetworkPlan {
    nodes = List.copyOf(nodes);
  }

  /** Whether each layer reads the one before it and nothing else. */
  public boolean isChain() {
    String previous = INPUT;
    for (Node node : nodes) {
      if (!node.from().equals(List.of(previous))) {
        return false;
      }
      previous = node.name();
    }
    return true;
  }

  /** The cost of each layer, from input to output. */
  public List<LayerCost> costs() {
    return nodes.stream().map(Node::cost).toList();
  }

  /** Floating-point operations of one forward pass of one example. */
  public long flops() {
    return costs().stream().mapToLong(LayerCost::flops).sum();
  }

  /** All parameters, as DL4J counts them: those of batch normalisation included. */
  public long parameters() {
    return costs().stream().mapToLong(LayerCost::parameters).sum();
  }
}
