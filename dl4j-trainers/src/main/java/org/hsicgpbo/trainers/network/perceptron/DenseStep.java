package org.hsicgpbo.trainers.network.perceptron;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;

/** A dense layer: three products of matrices by BLAS, all else in loops. */
final class DenseStep implements LayerStep {
  private final DenseLayer layer;
  private final TwinArray parameters;
  private final TwinArray gradient;
  private final FloatPointer weights;
  private final FloatPointer weightGradient;
  private final Optional<LayerNumbers> before;
  private final LayerNumbers numbers;
  private FloatPointer inputs;

  /**
   * A layer's part.
   *
   * @param parameters all of the network
   * @param gradient likewise
   * @param before numbers of the layer before it; empty if it reads the inputs of the network, of
   *     which none are dropped
   * @param numbers its own
   */
  DenseStep(
      DenseLayer layer,
      TwinArray parameters,
      TwinArray gradient,
      Optional<LayerNumbers> before,
      LayerNumbers numbers) {
    this.layer = layer;
    this.parameters = parameters;
    this.gradient = gradient;
    this.weights = parameters.outside(layer.at());
    this.weightGradient = gradient.outside(layer.at());
    this.before = before;
    this.numbers = numbers;
    this.inputs = before.orElse(numbers).values().outside();
  }

  /** Of the first layer: where the inputs of the network lie. */
  void read(FloatPointer networkInputs) {
    inputs = networkInputs;
  }

  @Override
  public LayerNumbers numbers() {
    return numbers;
  }

  @Override
  public void forward(int rows, SplittableRandom random) {
    if (layer.drops()) {
      before.orElseThrow().showSome(rows * layer.inputs(), layer.kept(), random);
      activate(rows);
    } else {
      predict(rows);
    }
  }

  @Override
  public void predict(int rows) {
    if (before.isPresent()) {
      before.get().show(rows * layer.inputs());
    }
    activate(rows);
  }

  /** Z = X Wᵀ + b, with a unit's weights in a row of W. */
  private void activate(int rows) {
    TwinArray values = numbers.values();
    int count = layer.inputs();
    int outputs = layer.outputs();
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasTrans,
        rows,
        outputs,
        count,
        1,
        inputs,
        count,
        weights,
        count,
        0,
        values.outside(),
        outputs);
    values.download(0, rows * outputs);
    addBiases(values.heap(), rows);
    layer.curve().apply(values.heap(), rows * outputs);
  }

  private void addBiases(float[] sums, int rows) {
    float[] all = parameters.heap();
    int biases = layer.biasesAt();
    int outputs = layer.outputs();
    for (int start = 0; start < rows * outputs; start += outputs) {
      for (int k = 0; k < outputs; k++) {
        sums[start + k] += all[biases + k];
      }
    }
  }

  /** From D, the deltas of the sums: Dᵀ X for the weights, and then D W for the layer before. */
  @Override
  public void backward(int rows) {
    TwinArray deltas = numbers.deltas();
    int count = layer.inputs();
    int outputs = layer.outputs();
    layer.curve().back(deltas.heap(), numbers.values().heap(), rows * outputs);
    deltas.upload(rows * outputs);
    cblas_sgemm(
        CblasRowMajor,
        CblasTrans,
        CblasNoTrans,
        outputs,
        count,
        rows,
        1,
        deltas.outside(),
        outputs,
        inputs,
        count,
        0,
        weightGradient,
        count);
    gradient.download(layer.at(), layer.weights());
    addUp(deltas.heap(), rows);
    if (before.isPresent()) {
      backToInputs(before.get(), rows);
    }
  }

  private void addUp(float[] deltas, int rows) {
    float[] all = gradient.heap();
    int biases = layer.biasesAt();
    int outputs = layer.outputs();
    Arrays.fill(all, biases, layer.end(), 0);
    for (int start = 0; start < rows * outputs; start += outputs) {
      for (int k = 0; k < outputs; k++) {
        all[biases + k] += deltas[start + k];
      }
    }
  }

  private void backToInputs(LayerNumbers from, int rows) {
    int count = layer.inputs();
    int outputs = layer.outputs();
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasNoTrans,
        rows,
        count,
        outputs,
        1,
        numbers.deltas().outside(),
        outputs,
        weights,
        count,
        0,
        from.deltas().outside(),
        count);
    if (layer.drops()) {
      from.receiveSome(rows * count);
    } else {
      from.receive(rows * count);
    }
  }
}
