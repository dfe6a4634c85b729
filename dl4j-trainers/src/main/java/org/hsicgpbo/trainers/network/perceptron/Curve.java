package org.hsicgpbo.trainers.network.perceptron;

import java.util.Optional;
import org.hsicgpbo.trainers.network.ActivationName;

/** Activations whose derivative follows from their value: nothing else need be kept. */
enum Curve {
  IDENTITY {
    @Override
    void apply(float[] sums, int count) {}

    @Override
    void back(float[] deltas, float[] values, int count) {}
  },
  RELU {
    @Override
    void apply(float[] sums, int count) {
      for (int i = 0; i < count; i++) {
        sums[i] = Math.max(0, sums[i]);
      }
    }

    @Override
    void back(float[] deltas, float[] values, int count) {
      for (int i = 0; i < count; i++) {
        deltas[i] *= step(values[i]);
      }
    }
  },
  LEAKY_RELU {
    @Override
    void apply(float[] sums, int count) {
      for (int i = 0; i < count; i++) {
        sums[i] = Math.max(LEAK * sums[i], sums[i]);
      }
    }

    @Override
    void back(float[] deltas, float[] values, int count) {
      for (int i = 0; i < count; i++) {
        deltas[i] *= LEAK + (1 - LEAK) * Math.max(0, step(values[i]));
      }
    }
  },
  ELU {
    @Override
    void apply(float[] sums, int count) {
      for (int i = 0; i < count; i++) {
        sums[i] = sums[i] > 0 ? sums[i] : (float) Math.expm1(sums[i]);
      }
    }

    @Override
    void back(float[] deltas, float[] values, int count) {
      for (int i = 0; i < count; i++) {
        deltas[i] *= Math.min(values[i], 0) + 1;
      }
    }
  },
  TANH {
    @Override
    void apply(float[] sums, int count) {
      for (int i = 0; i < count; i++) {
        // In double precision the difference loses nothing that single precision could show.
        sums[i] = (float) (1 - 2 / (Math.exp(2.0 * sums[i]) + 1));
      }
    }

    @Override
    void back(float[] deltas, float[] values, int count) {
      for (int i = 0; i < count; i++) {
        deltas[i] *= 1 - values[i] * values[i];
      }
    }
  },
  SIGMOID {
    @Override
    void apply(float[] sums, int count) {
      for (int i = 0; i < count; i++) {
        sums[i] = (float) (1 / (1 + Math.exp(-sums[i])));
      }
    }

    @Override
    void back(float[] deltas, float[] values, int count) {
      for (int i = 0; i < count; i++) {
        deltas[i] *= values[i] * (1 - values[i]);
      }
    }
  };

  /** Slope of the leaky rectifier below 0, Deeplearning4j's. */
  private static final float LEAK = 0.01f;

  /** 1 above 0 and 0 at 0, without a branch that the processor would have to guess. */
  private static float step(float value) {
    return Math.min(1, value * Float.MAX_VALUE);
  }

  /** The curve of that name; empty if its derivative needs more than its value. */
  static Optional<Curve> of(ActivationName name) {
    return switch (name) {
      case IDENTITY -> Optional.of(IDENTITY);
      case RELU -> Optional.of(RELU);
      case LEAKY_RELU -> Optional.of(LEAKY_RELU);
      case ELU -> Optional.of(ELU);
      case TANH -> Optional.of(TANH);
      case SIGMOID -> Optional.of(SIGMOID);
      case SELU, SOFTPLUS, SWISH, GELU -> Optional.empty();
    };
  }

  /** Replaces the first {@code count} sums by their values. */
  abstract void apply(float[] sums, int count);

  /** Multiplies the deltas of values by the slopes there, which makes them deltas of sums. */
  abstract void back(float[] deltas, float[] values, int count);
}
