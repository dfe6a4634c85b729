package org.hsicgpbo.trainers.network;

/** Initial weights that study files can name. */
public enum WeightInitName {
  /** That of relu for relu and its kin, xavier otherwise. */
  AUTO,
  XAVIER,
  XAVIER_UNIFORM,
  RELU,
  RELU_UNIFORM,
  LECUN_NORMAL,
  LECUN_UNIFORM
}
