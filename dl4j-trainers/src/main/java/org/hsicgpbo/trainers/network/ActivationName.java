package org.hsicgpbo.trainers.network;

/** Activations that study files can name. */
public enum ActivationName {
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

  /**
   * Floating-point operations for one unit: comparisons and products count one each, an exponential
   * or its kin ten (our convention, docs/method.md).
   */
  public int flops() {
    return flops;
  }

  /**
   * Whether half of its inputs give (almost) nothing, so that weights start larger (He et al.
   * 2015).
   */
  boolean isRectifying() {
    return this == RELU || this == LEAKY_RELU || this == ELU || this == SWISH || this == GELU;
  }

  /**
   * The activation of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ActivationName of(String label) {
    return Names.parse(ActivationName.class, "activation", label);
  }
}
