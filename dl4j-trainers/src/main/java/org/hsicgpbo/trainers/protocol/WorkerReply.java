package org.hsicgpbo.trainers.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;

/**
 * What a worker tells the driver. Figures that are not known are NaN, written as the JSON text
 * "NaN".
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WorkerReply.Ready.class, name = "ready"),
  @JsonSubTypes.Type(value = WorkerReply.Epoch.class, name = "epoch"),
  @JsonSubTypes.Type(value = WorkerReply.MemoryExceeded.class, name = "memory-exceeded"),
  @JsonSubTypes.Type(value = WorkerReply.Completed.class, name = "completed"),
  @JsonSubTypes.Type(value = WorkerReply.Failed.class, name = "failed"),
  @JsonSubTypes.Type(value = WorkerReply.Refused.class, name = "refused")
})
public sealed interface WorkerReply {

  /** The problem is loaded; the worker waits for trials. */
  record Ready(String backend) implements WorkerReply {}

  /** One epoch of the running trial has ended. */
  record Epoch(
      int trial,
      int epoch,
      int epochs,
      double trainingLoss,
      double validationError,
      double learningRate)
      implements WorkerReply {}

  /**
   * The running trial did not fit into memory although it was estimated to take only so many bytes;
   * that it failed is told by the reply that follows.
   */
  record MemoryExceeded(int trial, long estimatedBytes) implements WorkerReply {}

  /** The trial is trained. */
  record Completed(
      int trial,
      double error,
      double testError,
      double flops,
      double parameters,
      double seconds,
      Map<String, Double> metrics)
      implements WorkerReply {}

  /**
   * The trial has no error; {@code kind} is the label of an {@code org.hsicgpbo.trial.FailureKind}.
   */
  record Failed(
      int trial, String kind, String reason, double flops, double parameters, double seconds)
      implements WorkerReply {}

  /** The setup is wrong: no trial can be trained; the reason is for people. */
  record Refused(String reason) implements WorkerReply {}
}
