package org.hsicgpbo.trainers.network;

import org.hsicgpbo.trainers.data.Task;

/** What training lowers. */
public enum LossName {
  /** −Σ y log ŷ; for classification. */
  CROSS_ENTROPY,
  /** Mean of the squared differences. */
  MSE,
  /** Mean of the absolute differences. */
  MAE;

  /** What a task is trained with if nothing else is said. */
  public static LossName usual(Task task) {
    return task instanceof Task.Classification ? CROSS_ENTROPY : MSE;
  }
}
