package org.hsicgpbo.trainers.network.perceptron;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
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
  private final List<DenseLayer> layers;
  private final Penalties penalties;
  private final TwinArray parameters;
  private final TwinArray gradient;
  private final List<FloatPointer> weights = new ArrayList<>();
  private final List<FloatPointer> weightGradients = new ArrayList<>();
  private final FloatBuffer stateOutside;
  private final float[][] state;

  /** Of each layer. */
  private final List<LayerNumbers> numbers = new ArrayList<>();

  private int room;
  private SplittableRandom random = new SplittableRandom(0);

  /**
   * Steps on the arrays of a network.
   *
   * @param parameters all of them, in Deeplearning4j's order
   * @param gradient an array of that length that is written over in each step
   * @param state what the optimizer keeps: all numbers of one kind, then all of the next
   */
  public PerceptronStep(
      PerceptronRecipe recipe, FloatPointer parameters, FloatPointer gradient, FloatBuffer state) {
    this.recipe = recipe;
    this.layers = recipe.layers();
    this.penalties = new Penalties(recipe.penalties(), layers);
    this.parameters = TwinArray.over(parameters, recipe.parameters());
    this.gradient = TwinArray.over(gradient, recipe.parameters());
    for (DenseLayer layer : layers) {
      weights.add(this.parameters.outside(layer.weightsAt()));
      weightGradients.add(this.gradient.outside(layer.weightsAt()));
    }
    this.stateOutside = state;
    this.state = new float[state.capacity() / recipe.parameters()][recipe.parameters()];
  }

  /**
   * Reads parameters and state anew.
   *
   * @param seed of what dropout drops from here on
   */
  public void load(long seed) {
    parameters.download(0, recipe.parameters());
    for (int kind = 0; kind < state.length; kind++) {
      stateOutside.get(kind * recipe.parameters(), state[kind]);
    }
    random = new SplittableRandom(seed);
  }

  /** Writes the state to where the network keeps it. */
  public void storeState() {
    for (int kind = 0; kind < state.length; kind++) {
      stateOutside.put(kind * recipe.parameters(), state[kind]);
    }
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
    int last = layers.size();
    for (int i = 0; i < last; i++) {
      forward(i, i == 0 ? inputs : shown(i - 1), rows, true);
    }
    int outputs = layers.get(last - 1).outputs();
    float[] wanted = new float[rows * outputs];
    targets.get(0, wanted);
    LayerNumbers end = numbers.get(last - 1);
    double loss =
        recipe.loss().apply(end.values().heap(), wanted, end.deltas().heap(), rows, outputs);
    loss += penalties.loss(weights);
    for (int i = last - 1; i >= 0; i--) {
      backward(i, i == 0 ? inputs : shown(i - 1), rows);
    }
    update((float) rate, iteration);
    return loss;
  }

  /**
   * The outputs [rows, outputs] without dropout.
   *
   * @param inputs of {@code rows} examples one after another
   */
  public float[] outputs(FloatPointer inputs, int rows) {
    makeRoom(LEAST_ROOM);
    int width = layers.get(0).inputs();
    int outputs = layers.get(layers.size() - 1).outputs();
    float[] all = new float[rows * outputs];
    for (int from = 0; from < rows; from += room) {
      int some = Math.min(room, rows - from);
      FloatPointer first = inputs.getPointer((long) from * width);
      for (int i = 0; i < layers.size(); i++) {
        forward(i, i == 0 ? first : shown(i - 1), some, false);
      }
      float[] found = numbers.get(layers.size() - 1).values().heap();
      recipe.loss().finish(found, some, outputs);
      System.arraycopy(found, 0, all, from * outputs, some * outputs);
    }
    return all;
  }

  /** What the layer after this one reads. */
  private FloatPointer shown(int index) {
    return numbers.get(index).values().outside();
  }

  /** Z = X Wᵀ + b, with a unit's weights in a row of W. */
  private void forward(int index, FloatPointer inputsOutside, int rows, boolean isTraining) {
    DenseLayer layer = layers.get(index);
    TwinArray values = numbers.get(index).values();
    int inputs = layer.inputs();
    int outputs = layer.outputs();
    if (isTraining && layer.drops()) {
      numbers.get(index - 1).showSome(rows * inputs, layer.kept(), random);
    } else if (index > 0) {
      numbers.get(index - 1).show(rows * inputs);
    }
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasTrans,
        rows,
        outputs,
        inputs,
        1,
        inputsOutside,
        inputs,
        weights.get(index),
        inputs,
        0,
        values.outside(),
        outputs);
    values.download(0, rows * outputs);
    addBiases(values.heap(), layer, rows);
    layer.curve().apply(values.heap(), rows * outputs);
  }

  private void addBiases(float[] sums, DenseLayer layer, int rows) {
    float[] all = parameters.heap();
    int biases = layer.biasesAt();
    for (int row = 0; row < rows; row++) {
      int start = row * layer.outputs();
      for (int k = 0; k < layer.outputs(); k++) {
        sums[start + k] += all[biases + k];
      }
    }
  }

  /** From D, the deltas of the sums: Dᵀ X for the weights, and then D W for the layer before. */
  private void backward(int index, FloatPointer inputsOutside, int rows) {
    DenseLayer layer = layers.get(index);
    TwinArray deltas = numbers.get(index).deltas();
    int inputs = layer.inputs();
    int outputs = layer.outputs();
    deltas.upload(rows * outputs);
    cblas_sgemm(
        CblasRowMajor,
        CblasTrans,
        CblasNoTrans,
        outputs,
        inputs,
        rows,
        1,
        deltas.outside(),
        outputs,
        inputsOutside,
        inputs,
        0,
        weightGradients.get(index),
        inputs);
    gradient.download(layer.weightsAt(), layer.weights());
    addUp(deltas.heap(), layer, rows);
    if (index > 0) {
      backToValues(index, rows);
    }
  }

  private void backToValues(int index, int rows) {
    DenseLayer layer = layers.get(index);
    TwinArray deltas = numbers.get(index).deltas();
    LayerNumbers from = numbers.get(index - 1);
    int inputs = layer.inputs();
    int outputs = layer.outputs();
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasNoTrans,
        rows,
        inputs,
        outputs,
        1,
        deltas.outside(),
        outputs,
        weights.get(index),
        inputs,
        0,
        from.deltas().outside(),
        inputs);
    from.deltas().download(0, rows * inputs);
    if (layer.drops()) {
      from.dropDeltas(rows * inputs);
    }
    layers.get(index - 1).curve().back(from.deltas().heap(), from.values().heap(), rows * inputs);
  }

  private void addUp(float[] deltas, DenseLayer layer, int rows) {
    float[] all = gradient.heap();
    int biases = layer.biasesAt();
    java.util.Arrays.fill(all, biases, layer.end(), 0);
    for (int row = 0; row < rows; row++) {
      int start = row * layer.outputs();
      for (int k = 0; k < layer.outputs(); k++) {
        all[biases + k] += deltas[start + k];
      }
    }
  }

  private void update(float rate, int iteration) {
    float[] slopes = gradient.heap();
    float[] all = parameters.heap();
    penalties.before(all, slopes);
    recipe.optimizer().apply(slopes, state, rate, iteration);
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
    for (int i = 0; i < layers.size(); i++) {
      boolean drops = i + 1 < layers.size() && layers.get(i + 1).drops();
      int values = Math.multiplyExact(rows, layers.get(i).outputs());
      numbers.add(new LayerNumbers(values, drops));
    }
    room = rows;
  }

  /** Returns the memory beside the heap; that of the network stays. */
  @Override
  public void close() {
    numbers.forEach(LayerNumbers::close);
    numbers.clear();
    room = 0;
  }
}
