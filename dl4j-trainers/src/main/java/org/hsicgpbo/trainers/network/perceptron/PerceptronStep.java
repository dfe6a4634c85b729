package org.hsicgpbo.trainers.network.perceptron;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Steps of a perceptron's optimizer: forward, backward (Rumelhart, Hinton and Williams 1986),
 * update.
 *
 * <p>The parameters are read where a Deeplearning4j network keeps them and written back after each
 * step; gradients use its array for them. Call {@link #load} after somebody else changed parameters
 * or state. For one thread; close it before the network.
 */
public final class PerceptronStep implements AutoCloseable {
  /** Examples that are computed at once at least, if there are so many. */
  private static final int LEAST_ROOM = 64;

  private final PerceptronRecipe recipe;
  private final Penalties penalties;
  private final TwinArray parameters;
  private final TwinArray gradient;
  private final List<FloatPointer> weights;
  private final OptimizerState state;

  /** Of each layer. */
  private final List<LayerStep> steps = new ArrayList<>();

  private int room;
  private SplittableRandom random = new SplittableRandom(0);

  /**
   * Steps on the arrays of a network.
   *
   * @param parameters all of them, in Deeplearning4j's order
   * @param gradient an array of that length that is written over in each step
   * @param state what the optimizer keeps, in Deeplearning4j's order
   */
  public PerceptronStep(
      PerceptronRecipe recipe, FloatPointer parameters, FloatPointer gradient, FloatBuffer state) {
    this.recipe = recipe;
    this.penalties = Penalties.of(recipe.penalties(), recipe.layers());
    this.parameters = TwinArray.over(parameters, recipe.parameters());
    this.gradient = TwinArray.over(gradient, recipe.parameters());
    this.weights =
        penalties.dense().stream().map(layer -> this.parameters.outside(layer.at())).toList();
    this.state = new OptimizerState(recipe.layers(), state);
  }

  /**
   * Reads parameters and state anew.
   *
   * @param seed of what dropout drops from here on
   */
  public void load(long seed) {
    parameters.download(0, recipe.parameters());
    state.load();
    random = new SplittableRandom(seed);
  }

  /** Writes the state to where the network keeps it. */
  public void storeState() {
    state.store();
  }

  /**
   * One step.
   *
   * @param inputs of the examples one after another
   * @param targets likewise
   * @param rows how many examples
   * @param rate learning rate
   * @param iteration iterations done before
   * @return the mean loss of the examples before the step, with penalties
   */
  public double run(
      FloatPointer inputs, FloatBuffer targets, int rows, double rate, int iteration) {
    makeRoom(rows);
    first().read(inputs);
    for (LayerStep step : steps) {
      step.forward(rows, random);
    }
    int outputs = recipe.outputs();
    float[] wanted = new float[rows * outputs];
    targets.get(0, wanted);
    LayerNumbers end = last();
    double loss =
        recipe.loss().apply(end.values().heap(), wanted, end.deltas().heap(), rows, outputs);
    loss += penalties.loss(weights);
    for (int i = steps.size() - 1; i >= 0; i--) {
      steps.get(i).backward(rows);
    }
    update((float) rate, iteration);
    return loss;
  }

  /**
   * The outputs [rows, outputs] in use: without dropout, with running means.
   *
   * @param inputs of {@code rows} examples one after another
   */
  public float[] outputs(FloatPointer inputs, int rows) {
    makeRoom(LEAST_ROOM);
    int outputs = recipe.outputs();
    float[] all = new float[rows * outputs];
    for (int from = 0; from < rows; from += room) {
      int some = Math.min(room, rows - from);
      first().read(inputs.getPointer((long) from * recipe.inputs()));
      for (LayerStep step : steps) {
        step.predict(some);
      }
      float[] found = last().values().heap();
      recipe.loss().finish(found, some, outputs);
      System.arraycopy(found, 0, all, from * outputs, some * outputs);
    }
    return all;
  }

  private DenseStep first() {
    return (DenseStep) steps.get(0);
  }

  private LayerNumbers last() {
    return steps.get(steps.size() - 1).numbers();
  }

  private void update(float rate, int iteration) {
    float[] slopes = gradient.heap();
    float[] all = parameters.heap();
    penalties.before(all, slopes);
    state.apply(recipe.optimizer(), slopes, rate, iteration);
    penalties.after(all, slopes, rate);
    for (int i = 0; i < all.length; i++) {
      all[i] -= slopes[i];
    }
    parameters.upload(all.length);
  }

  private void makeRoom(int rows) {
    if (rows <= room) {
      return;
    }
    close();
    for (int i = 0; i < recipe.layers().size(); i++) {
      steps.add(step(i, rows));
    }
    room = rows;
  }

  private LayerStep step(int index, int rows) {
    PerceptronLayer layer = recipe.layers().get(index);
    LayerNumbers numbers =
        new LayerNumbers(Math.multiplyExact(rows, layer.outputs()), recipe.dropsOf(index));
    Optional<LayerNumbers> before =
        index == 0 ? Optional.empty() : Optional.of(steps.get(index - 1).numbers());
    if (layer instanceof DenseLayer dense) {
      return new DenseStep(dense, parameters, gradient, before, numbers);
    }
    if (layer instanceof NormLayer norm) {
      return new NormStep(
          norm, parameters.heap(), gradient.heap(), before.orElseThrow(), numbers, rows);
    }
    SumLayer sum = (SumLayer) layer;
    return new SumStep(sum, before.orElseThrow(), steps.get(sum.other()).numbers(), numbers);
  }

  /** Returns the memory beside the heap; that of the network stays. */
  @Override
  public void close() {
    steps.forEach(step -> step.numbers().close());
    steps.clear();
    room = 0;
  }
}
