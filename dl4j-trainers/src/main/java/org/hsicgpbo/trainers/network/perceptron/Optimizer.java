package org.hsicgpbo.trainers.network.perceptron;

import java.util.Optional;
import org.hsicgpbo.trainers.network.OptimizerSettings;

/**
 * Turns gradients into what is taken off the parameters. What is too small to matter counts as
 * nothing (see {@link Tiny}), which is far below every ε.
 */
@FunctionalInterface
interface Optimizer {
  /**
   * Replaces a part of the gradient by what is to be taken off the parameters.
   *
   * @param gradient a number for each parameter
   * @param state a row for each kind of number that the optimizer keeps of a parameter
   * @param part which parameters
   * @param rate learning rate
   * @param iteration iterations done before
   */
  void apply(float[] gradient, float[][] state, Part part, float rate, int iteration);

  /**
   * The optimizer of that name; empty if it is not computed here.
   *
   * @param settings whose epsilon is there where the optimizer needs one
   */
  static Optional<Optimizer> of(OptimizerSettings settings) {
    float epsilon = (float) settings.epsilon().orElse(USUAL_EPSILON);
    return switch (settings.name()) {
      case SGD -> Optional.of(Optimizer::descend);
      case NESTEROVS -> Optional.of(new Nesterovs((float) settings.momentum()));
      case ADAM ->
          Optional.of(new Adam((float) settings.beta1(), (float) settings.beta2(), epsilon));
      case RMSPROP -> Optional.of(new RmsProp((float) settings.rho(), epsilon));
      case ADAGRAD ->
          Optional.of(new AdaGrad((float) settings.epsilon().orElse(USUAL_EPSILON_OF_ADAGRAD)));
      case ADAMAX, NADAM, AMSGRAD, ADADELTA -> Optional.empty();
    };
  }

  /**
   * Parameters that lie one after another.
   *
   * @param from index of the first
   * @param to index after the last
   */
  record Part(int from, int to) {
    /** How many. */
    int count() {
      return to - from;
    }
  }

  /** Deeplearning4j's of adam and rmsprop. */
  double USUAL_EPSILON = 1e-8;

  /** Deeplearning4j's of adagrad. */
  double USUAL_EPSILON_OF_ADAGRAD = 1e-6;

  private static void descend(
      float[] gradient, float[][] state, Part part, float rate, int iteration) {
    for (int i = part.from(); i < part.to(); i++) {
      gradient[i] *= rate;
    }
  }

  /**
   * Momentum that looks ahead (Nesterov 1983) in the form of Bengio, Boulanger-Lewandowski and
   * Pascanu 2013, eq. 7.
   *
   * @param momentum μ
   */
  record Nesterovs(float momentum) implements Optimizer {
    @Override
    public void apply(float[] gradient, float[][] state, Part part, float rate, int iteration) {
      float[] speeds = state[0];
      for (int i = part.from(); i < part.to(); i++) {
        float slowed = momentum * speeds[i];
        float speed = Tiny.without(slowed - rate * gradient[i]);
        speeds[i] = speed;
        gradient[i] = slowed - (1 + momentum) * speed;
      }
    }
  }

  /**
   * Kingma and Ba 2015, in the order of the end of their section 2; all in single precision, as
   * Deeplearning4j does.
   *
   * @param beta1 β₁
   * @param beta2 β₂
   * @param epsilon ε
   */
  record Adam(float beta1, float beta2, float epsilon) implements Optimizer {
    @Override
    public void apply(float[] gradient, float[][] state, Part part, float rate, int iteration) {
      float[] means = state[0];
      float[] squares = state[1];
      float bias1 = 1 - (float) Math.pow(beta1, iteration + 1);
      float bias2 = 1 - (float) Math.pow(beta2, iteration + 1);
      float step = rate * (float) Math.sqrt(bias2) / bias1;
      float rest1 = 1 - beta1;
      float rest2 = 1 - beta2;
      for (int i = part.from(); i < part.to(); i++) {
        float slope = Tiny.withoutSquares(gradient[i]);
        float mean = Tiny.without(beta1 * means[i] + rest1 * slope);
        float square = Math.max(Tiny.SQUARE, beta2 * squares[i] + rest2 * slope * slope);
        means[i] = mean;
        squares[i] = square;
        gradient[i] = step * mean / ((float) Math.sqrt(square) + epsilon);
      }
    }
  }

  /**
   * Tieleman and Hinton 2012, lecture 6.5.
   *
   * @param rho share of the past
   * @param epsilon ε
   */
  record RmsProp(float rho, float epsilon) implements Optimizer {
    @Override
    public void apply(float[] gradient, float[][] state, Part part, float rate, int iteration) {
      float rest = 1 - rho;
      float[] squares = state[0];
      for (int i = part.from(); i < part.to(); i++) {
        float slope = Tiny.withoutSquares(gradient[i]);
        float square = Math.max(Tiny.SQUARE, rho * squares[i] + rest * slope * slope);
        squares[i] = square;
        gradient[i] = rate * slope / ((float) Math.sqrt(square) + epsilon);
      }
    }
  }

  /**
   * Duchi, Hazan and Singer 2011, the diagonal form.
   *
   * @param epsilon ε
   */
  record AdaGrad(float epsilon) implements Optimizer {
    @Override
    public void apply(float[] gradient, float[][] state, Part part, float rate, int iteration) {
      float[] squares = state[0];
      for (int i = part.from(); i < part.to(); i++) {
        float slope = Tiny.withoutSquares(gradient[i]);
        float square = squares[i] + slope * slope;
        squares[i] = square;
        gradient[i] = rate * slope / ((float) Math.sqrt(square) + epsilon);
      }
    }
  }
}
