package org.hsicgpbo.trainers.network;

/** Kinds of networks that study files can name under {@code problem.network}. */
public enum NetworkKind {
  /** Multilayer perceptron: layers of units that read every output of the layer before. */
  MLP,
  /** Convolutional network: stages of convolutions over images, then a head. */
  CNN;

  /** The name in study files. */
  public String label() {
    return Names.label(this);
  }

  /**
   * The kind of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static NetworkKind of(String label) {
    return Names.parse(NetworkKind.class, "network", label);
  }
}
