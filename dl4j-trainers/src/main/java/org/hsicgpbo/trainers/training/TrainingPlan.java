package org.hsicgpbo.trainers.training;

import java.nio.file.Path;
import org.hsicgpbo.trainers.data.TrainingExamples;
import org.hsicgpbo.trainers.network.NetworkKind;
import org.hsicgpbo.trial.Trial;

/**
 * What a study file says of all trainings.
 *
 * @param network kind of network
 * @param epochs how often a network sees the training examples, if its configuration does not say
 * @param memory how much there is
 * @param checkpoints where and how often trainings are kept
 * @param examples what networks are trained on
 */
public record TrainingPlan(
    NetworkKind network,
    int epochs,
    MemoryBudget memory,
    CheckpointPlan checkpoints,
    TrainingExamples examples) {

  /**
   * Where and how often trainings are kept.
   *
   * @param folder where
   * @param everyEpochs how often; 0 for once a minute
   * @param identity what trainings follow from, beside the trial
   */
  public record CheckpointPlan(Path folder, int everyEpochs, TrialIdentity identity) {
    Checkpoints of(Trial trial, TrainingExamples examples) {
      Path file = folder.resolve(identity.of(trial, examples) + ".checkpoint");
      return new Checkpoints(new CheckpointFile(file), everyEpochs, System::nanoTime);
    }
  }
}
