package org.hsicgpbo.trainers.network.perceptron;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What an optimizer keeps. On the heap every parameter has a place; Deeplearning4j keeps the
 * numbers of those parameters alone that an optimizer changes, and for each stretch of them all
 * numbers of one kind, then all of the next.
 */
final class OptimizerState {
  private final List<Optimizer.Part> parts;
  private final FloatBuffer outside;
  private final float[][] heap;

  /**
   * State of a network's optimizer.
   *
   * @param outside Deeplearning4j's
   */
  OptimizerState(List<PerceptronLayer> layers, FloatBuffer outside) {
    this.parts = parts(layers);
    this.outside = outside;
    int trained = parts.stream().mapToInt(Optimizer.Part::count).sum();
    heap = new float[outside.capacity() / trained][layers.get(layers.size() - 1).end()];
  }

  private static List<Optimizer.Part> parts(List<PerceptronLayer> layers) {
    List<Optimizer.Part> parts = new ArrayList<>();
    int from = 0;
    for (PerceptronLayer layer : layers) {
      if (layer.trainedEnd() < layer.end()) {
        parts.add(new Optimizer.Part(from, layer.trainedEnd()));
        from = layer.end();
      }
    }
    parts.add(new Optimizer.Part(from, layers.get(layers.size() - 1).trainedEnd()));
    return List.copyOf(parts);
  }

  /** Reads it from outside. */
  void load() {
    int at = 0;
    for (Optimizer.Part part : parts) {
      for (float[] kind : heap) {
        outside.get(at, kind, part.from(), part.count());
        at += part.count();
      }
    }
  }

  /** Writes it to the outside. */
  void store() {
    int at = 0;
    for (Optimizer.Part part : parts) {
      for (float[] kind : heap) {
        outside.put(at, kind, part.from(), part.count());
        at += part.count();
      }
    }
  }

  /** Replaces the gradient of what the optimizer changes by what is to be taken off. */
  void apply(Optimizer optimizer, float[] gradient, float rate, int iteration) {
    for (Optimizer.Part part : parts) {
      optimizer.apply(gradient, heap, part, rate, iteration);
    }
  }
}
