package org.hsicgpbo.trainers.network;

/** Initial weights that study files can name. */
public enum WeightInitName {
  AUTO,
  XAVIER,
  XAVIER_UNIFORM,
  RELU,
  RELU_UNIFORM,
  LECUN_NORMAL,
  LECUN_UNIFORM;

  /**
   * The initialisation of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static WeightInitName of(String label) {
    return Names.parse(WeightInitName.class, "weight-init", label);
  }
}
