package org.hsicgpbo.trainers.network.perceptron;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.hsicgpbo.trainers.network.RegularisationSettings;

/**
 * What keeps weights and gradients small. Only weights of dense layers have penalties; a layer's
 * gradient is clipped whole, with what moves running means and deviations, as Deeplearning4j does.
 *
 * @param settings how much of what
 * @param layers all of a network
 * @param dense those with weights
 */
record Penalties(
    RegularisationSettings settings, List<PerceptronLayer> layers, List<DenseLayer> dense) {

  /** Of a network. */
  static Penalties of(RegularisationSettings settings, List<PerceptronLayer> layers) {
    List<DenseLayer> dense =
        layers.stream().filter(DenseLayer.class::isInstance).map(DenseLayer.class::cast).toList();
    return new Penalties(settings, layers, dense);
  }

  /**
   * What the loss gains by the weights: l1 Σ|w| + ½ (l2 + decay) Σw².
   *
   * @param weights of each dense layer
   */
  double loss(List<FloatPointer> weights) {
    double half = (settings.l2() + settings.weightDecay()) / 2;
    double loss = 0;
    for (int i = 0; i < dense.size(); i++) {
      int count = dense.get(i).weights();
      FloatPointer some = weights.get(i);
      if (half > 0) {
        loss += half * openblas_nolapack.cblas_sdot(count, some, 1, some, 1);
      }
      if (settings.l1() > 0) {
        loss += settings.l1() * openblas_nolapack.cblas_sasum(count, some, 1);
      }
    }
    return loss;
  }

  /** Before the optimizer: clips the gradient of the loss and adds that of l1 and l2. */
  void before(float[] parameters, float[] gradient) {
    float l1 = (float) settings.l1();
    float l2 = (float) settings.l2();
    if (settings.gradientClipping() > 0) {
      layers.forEach(layer -> clip(gradient, layer.at(), layer.end()));
    }
    for (DenseLayer layer : dense) {
      if (l2 > 0) {
        addMultiple(gradient, l2, parameters, layer);
      }
      if (l1 > 0) {
        for (int i = layer.at(); i < layer.biasesAt(); i++) {
          gradient[i] += l1 * Math.signum(parameters[i]);
        }
      }
    }
  }

  /** After the optimizer: adds the decay to what is taken off. */
  void after(float[] parameters, float[] update, float rate) {
    float decay = (float) settings.weightDecay() * rate;
    if (decay > 0) {
      for (DenseLayer layer : dense) {
        addMultiple(update, decay, parameters, layer);
      }
    }
  }

  private static void addMultiple(float[] to, float factor, float[] parameters, DenseLayer layer) {
    for (int i = layer.at(); i < layer.biasesAt(); i++) {
      to[i] += factor * parameters[i];
    }
  }

  private void clip(float[] gradient, int from, int to) {
    double square = 0;
    for (int i = from; i < to; i++) {
      square += (double) gradient[i] * gradient[i];
    }
    double length = Math.sqrt(square);
    if (length > settings.gradientClipping()) {
      float factor = (float) (settings.gradientClipping() / length);
      for (int i = from; i < to; i++) {
        gradient[i] *= factor;
      }
    }
  }
}
