package org.hsicgpbo.trainers.data;

/**
 * The data of a problem.
 *
 * @param name what it is called, such as mnist
 * @param shape of one input
 * @param task what is to be told of an input
 * @param train what networks are trained on
 * @param validation what the search selects by
 * @param test what no selection ever sees
 * @param encoding how raw values become inputs, and outputs become targets
 * @param checksum SHA-256 in hexadecimal over the raw data and everything that shapes the splits;
 *     empty for data that follow from the settings alone
 */
public record Dataset(
    String name,
    InputShape shape,
    Task task,
    Examples train,
    Examples validation,
    Examples test,
    Encoding encoding,
    String checksum) {

  /** What final networks are trained on: the training examples, then those for validation. */
  public Examples trainAndValidation() {
    return new JoinedExamples(train, validation, shape.size(), task.outputs());
  }

  /** The same data with the validation examples among those for training too. */
  public Dataset trainingOnValidation() {
    return new Dataset(
        name, shape, task, trainAndValidation(), validation, test, encoding, checksum);
  }

  /**
   * Checks that one batch can be filled with training examples.
   *
   * @throws IllegalArgumentException if it cannot
   */
  public void requireBatch(int batchSize) {
    if (batchSize > train.size()) {
      throw new IllegalArgumentException(
          "A batch of %d examples cannot be filled: the problem %s has %d training examples. Lower the batch size, or use more training examples."
              .formatted(batchSize, name, train.size()));
    }
  }
}
