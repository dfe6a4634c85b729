package org.hsicgpbo.trainers.problem;

/**
 * The data of a regression problem.
 *
 * @param train what networks are trained on
 * @param validation what the search selects by
 * @param test what no selection ever sees
 * @param standardise whether networks see inputs and targets standardised on the training set,
 *     errors included
 */
public record RegressionData(Split train, Split validation, Split test, boolean standardise) {
  /** How many inputs a network has. */
  public int inputs() {
    return train.inputs()[0].length;
  }

  /** How many outputs a network has. */
  public int outputs() {
    return train.targets()[0].length;
  }
}
