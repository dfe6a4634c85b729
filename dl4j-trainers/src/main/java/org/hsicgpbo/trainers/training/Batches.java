package org.hsicgpbo.trainers.training;

import java.util.Optional;
import org.hsicgpbo.study.TrainingContext;
import org.hsicgpbo.trainers.data.Examples;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.Task;
import org.hsicgpbo.trainers.network.TrainingSettings;
import org.hsicgpbo.trainers.network.dl4j.Network;

/**
 * The training examples in batches, an epoch at a time. Batches are filled by the thread that
 * trains: a worker has one core, so a thread that prefetches would only take it from the steps.
 */
final class Batches implements AutoCloseable {
  private final Examples examples;
  private final int[] order;
  private final Batch whole;
  private final Optional<Batch> rest;
  private final Optional<Augmentation> augmentation;
  private final BatchChange change;

  /**
   * The examples in batches.
   *
   * @param shape of an input, as the network takes it
   * @param image shape of the images, for augmentation
   */
  Batches(
      Examples examples,
      InputShape shape,
      Optional<InputShape.Image> image,
      Task task,
      TrainingSettings settings) {
    this.examples = examples;
    this.order = new int[examples.size()];
    int size = Math.min(settings.batchSize(), examples.size());
    this.whole = new Batch(size, shape, task.outputs());
    int left = examples.size() % size;
    this.rest = left > 0 ? Optional.of(new Batch(left, shape, task.outputs())) : Optional.empty();
    this.augmentation =
        image
            .filter(unused -> settings.augmentation().isActive())
            .map(pixels -> new Augmentation(settings.augmentation(), pixels));
    this.change =
        smoothing(task, settings)
            .and(augmentation.map(BatchChange.class::cast).orElse(BatchChange.NONE));
  }

  private static BatchChange smoothing(Task task, TrainingSettings settings) {
    return settings.labelSmoothing() > 0
        ? new LabelSmoothing(settings.labelSmoothing(), task.outputs())
        : BatchChange.NONE;
  }

  /** Trains one epoch, counted from 1; ends early when the loss is not below the highest one. */
  EpochResult train(
      Network network, long seed, int epoch, TrainingContext context, double highestLoss) {
    Order.shuffle(order, seed, epoch);
    augmentation.ifPresent(it -> it.restart(Order.augmentationSeed(seed, epoch)));
    double lossSum = 0;
    int iterations = 0;
    for (int from = 0; from < order.length; from += whole.size()) {
      if (context.isInterrupted()) {
        return new EpochResult(Double.NaN, iterations, true);
      }
      Batch batch = order.length - from >= whole.size() ? whole : rest.orElseThrow();
      batch.fill(examples, order, from, change);
      double loss = network.fit(batch.inputs(), batch.targets());
      iterations++;
      if (!(loss < highestLoss)) {
        return new EpochResult(loss, iterations, false);
      }
      lossSum += loss * batch.size();
    }
    return new EpochResult(lossSum / order.length, iterations, false);
  }

  @Override
  public void close() {
    whole.close();
    rest.ifPresent(Batch::close);
  }
}
