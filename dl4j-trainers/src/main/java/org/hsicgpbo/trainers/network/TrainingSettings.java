package org.hsicgpbo.trainers.network;

import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.trainers.data.Task;

/**
 * What a configuration says of the training of a network.
 *
 * @param optimizer how weights follow gradients
 * @param schedule how the learning rate falls
 * @param regularisation what keeps weights and gradients small
 * @param batchSize {@code batch-size}: examples of one iteration, default 32, or all if there are
 *     fewer
 * @param epochs {@code epochs}: how often the network sees the training examples, at most
 * @param loss {@code loss}, default cross-entropy for classes and mse for numbers
 * @param labelSmoothing {@code label-smoothing}: the share ε of a class's target that is spread
 *     over all classes (Szegedy et al. 2016), default 0
 * @param augmentation what is done to the images of a batch
 * @param patience {@code patience}: the training ends after so many epochs without a better
 *     validation error, and the best weights count; default 0, which is never
 */
public record TrainingSettings(
    OptimizerSettings optimizer,
    ScheduleSettings schedule,
    RegularisationSettings regularisation,
    int batchSize,
    int epochs,
    LossName loss,
    double labelSmoothing,
    AugmentationSettings augmentation,
    int patience) {

  /**
   * Reads a configuration whose space passed {@link KnownHyperparameters#check}; a hyperparameter
   * that is not in it has its default.
   *
   * @param epochs how many there are if the configuration does not say
   * @throws IllegalArgumentException if a value is not allowed
   */
  public static TrainingSettings of(Configuration configuration, Task task, int epochs) {
    Hyperparameters values = new Hyperparameters(configuration);
    return new TrainingSettings(
        OptimizerSettings.of(values),
        ScheduleSettings.of(values),
        RegularisationSettings.of(values),
        values.integer("batch-size", 32),
        values.integer("epochs", epochs),
        values.name("loss", LossName.usual(task)),
        values.number("label-smoothing", 0),
        AugmentationSettings.of(values),
        values.integer("patience", 0));
  }
}
