package org.hsicgpbo.trainers.network;

/** Optimizers that study files can name. */
public enum OptimizerName {
  SGD,
  NESTEROVS,
  ADAM,
  ADAMAX,
  NADAM,
  AMSGRAD,
  ADAGRAD,
  ADADELTA,
  RMSPROP;

  /**
   * The optimizer of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static OptimizerName of(String label) {
    return Names.parse(OptimizerName.class, "optimizer", label);
  }
}
