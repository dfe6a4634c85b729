package org.hsicgpbo.trainers.network.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hsicgpbo.trainers.data.InputShape;

/** Joins layers to a plan; each reads the one added last, unless it is told otherwise. */
public final class PlanBuilder {
  private final InputShape input;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, InputShape> outputs = new LinkedHashMap<>();
  private String last = NetworkPlan.INPUT;

  /** Of a network with such inputs. */
  public PlanBuilder(InputShape input) {
    this.input = input;
    outputs.put(last, input);
  }

  /** The name of what was added last. */
  public String last() {
    return last;
  }

  /** The shape of what was added last. */
  public InputShape shape() {
    return shape(last);
  }

  /** The shape of what the node of that name gives. */
  public InputShape shape(String name) {
    InputShape shape = outputs.get(name);
    if (shape == null) {
      throw new IllegalArgumentException("There is no node (%s).".formatted(name));
    }
    return shape;
  }

  /**
   * Adds a layer after the last one.
   *
   * @throws ImpossibleNetworkException if it cannot follow
   */
  public PlanBuilder add(String name, Layer layer) {
    return add(name, layer, List.of(last));
  }

  /** Adds a layer that reads the node of that name. */
  public PlanBuilder addAfter(String name, Layer layer, String from) {
    return add(name, layer, List.of(from));
  }

  /** Adds the last output and that of the other node, of the same shape. */
  public PlanBuilder addSum(String name, String other) {
    if (!shape(other).equals(shape())) {
      throw new IllegalArgumentException(
          "A sum needs equal shapes, but %s gives %s and %s gives %s."
              .formatted(other, shape(other), last, shape()));
    }
    return add(name, new Layer.Sum(), List.of(last, other));
  }

  /** The plan. */
  public NetworkPlan build() {
    return new NetworkPlan(input, nodes);
  }

  private PlanBuilder add(String name, Layer layer, List<String> from) {
    InputShape in = shape(from.get(0));
    InputShape out;
    try {
      out = layer.output(in);
    } catch (ImpossibleNetworkException e) {
      throw new ImpossibleNetworkException(
          "The network cannot be built: at layer %s %s.".formatted(name, e.reason()));
    }
    if (outputs.putIfAbsent(name, out) != null) {
      throw new IllegalArgumentException("There are two nodes (%s).".formatted(name));
    }
    nodes.add(new Node(name, layer, from, in, out));
    last = name;
    return this;
  }
}
