package org.hsicgpbo.trainers.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.TrainingExamples;

/** What the driver asks of a worker. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WorkerRequest.Setup.class, name = "setup"),
  @JsonSubTypes.Type(value = WorkerRequest.Train.class, name = "train"),
  @JsonSubTypes.Type(value = WorkerRequest.Interrupt.class, name = "interrupt"),
  @JsonSubTypes.Type(value = WorkerRequest.Shutdown.class, name = "shutdown")
})
public sealed interface WorkerRequest {

  /**
   * The first message: what the study trains.
   *
   * @param problem what stands under {@code problem} in the study file
   * @param studySeed seed of the study, from which data are drawn
   * @param folders where data and caches lie
   * @param examples what networks are trained on
   */
  record Setup(
      Map<String, Object> problem, long studySeed, DataFolders folders, TrainingExamples examples)
      implements WorkerRequest {
    /** For the trials of a search. */
    public Setup(Map<String, Object> problem, long studySeed, DataFolders folders) {
      this(problem, studySeed, folders, TrainingExamples.TRAIN);
    }
  }

  /**
   * Train one configuration.
   *
   * @param trial its number
   * @param seed its seed
   * @param parameters the active hyperparameters
   * @param modelFile where to save the network; empty for none
   */
  record Train(int trial, long seed, Map<String, Object> parameters, String modelFile)
      implements WorkerRequest {}

  /** End the running training of that trial at its next iteration. */
  record Interrupt(int trial) implements WorkerRequest {}

  /** Exit. */
  record Shutdown() implements WorkerRequest {}
}
