package org.hsicgpbo.trainers.network;

/** Optimizers that study files can name. */
public enum OptimizerName {
  SGD(0),
  NESTEROVS(1),
  ADAM(2),
  ADAMAX(2),
  NADAM(2),
  AMSGRAD(3),
  ADAGRAD(1),
  ADADELTA(2),
  RMSPROP(1);

  private final int stateNumbers;

  OptimizerName(int stateNumbers) {
    this.stateNumbers = stateNumbers;
  }

  /** How many numbers it keeps for each parameter. */
  public int stateNumbers() {
    return stateNumbers;
  }
}
