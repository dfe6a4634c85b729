package org.hsicgpbo.trainers.network.plan;

import java.util.List;
import org.hsicgpbo.trainers.data.InputShape;

/**
 * A layer in its place.
 *
 * @param name unlike all others of its network
 * @param layer what is done
 * @param from names of the nodes it reads, or {@link NetworkPlan#INPUT}; two for a sum, else one
 * @param input shape of what it reads
 * @param output shape of what it gives
 */
public record Node(
    String name, Layer layer, List<String> from, InputShape input, InputShape output) {
  /** Copies the names. */
  public Node {
    from = List.copyOf(from);
  }

  /** What it costs. */
  public LayerCost cost() {
    return new LayerCost(name, output, layer.parameters(input), layer.flops(input));
  }
}
