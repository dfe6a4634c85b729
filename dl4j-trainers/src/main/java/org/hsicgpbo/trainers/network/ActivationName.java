package org.hsicgpbo.trainers.network;

import org.hsicgpbo.trainers.network.plan.Activation;

/** Activations of hidden layers that study files can name. */
public enum ActivationName implements Activation {
  RELU(1),
  LEAKY_RELU(2),
  ELU(10),
  SELU(10),
  TANH(10),
  SIGMOID(10),
  SOFTPLUS(10),
  SWISH(12),
  GELU(12),
  IDENTITY(0);

  private final int flops;

  ActivationName(int flops) {
    this.flops = flops;
  }

  @Override
  public int flops() {
    return flops;
  }

  /**
   * Whether half of its inputs give (almost) nothing, so that weights start larger (He et al.
   * 2015).
   */
  public boolean isRectifying() {
    return this == RELU || this == LEAKY_RELU || this == ELU || this == SWISH || this == GELU;
  }
}
