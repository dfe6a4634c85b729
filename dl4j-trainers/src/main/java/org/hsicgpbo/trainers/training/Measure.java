package org.hsicgpbo.trainers.training;

import org.hsicgpbo.trainers.data.Task;

/** Adds up how good predictions are, batch by batch. */
sealed interface Measure permits RegressionMeasure, ClassificationMeasure {
  /** Takes a batch: numbers of its examples one after another. */
  void add(float[] predicted, float[] wanted);

  /** Over all that was added. */
  Measurement result();

  /** An empty one for the task. */
  static Measure of(Task task) {
    return task instanceof Task.Classification
        ? new ClassificationMeasure(task.outputs())
        : new RegressionMeasure();
  }
}
