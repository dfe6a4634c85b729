package org.hsicgpbo.trainers.network;

/**
 * What hyperparameters are checked against.
 *
 * @param network kind of network
 * @param images whether its inputs are images
 * @param task kind of its task
 */
public record Subject(NetworkKind network, boolean images, TaskKind task) {

  /** Kinds of tasks, as far as they are known before data are read. */
  public enum TaskKind {
    /** Numbers. */
    REGRESSION,
    /** One of several classes. */
    CLASSIFICATION,
    /** The data will tell. */
    UNKNOWN
  }
}
