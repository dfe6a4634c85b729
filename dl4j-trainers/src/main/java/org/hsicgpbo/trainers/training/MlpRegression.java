package org.hsicgpbo.trainers.training;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.hsicgpbo.study.Objective;
import org.hsicgpbo.study.TrainingContext;
import org.hsicgpbo.trainers.network.MlpBuilder;
import org.hsicgpbo.trainers.network.MlpCost;
import org.hsicgpbo.trainers.network.MlpSettings;
import org.hsicgpbo.trainers.problem.RegressionData;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a multilayer perceptron on a regression problem with Deeplearning4j. One trial at a time
 * in a JVM.
 */
public final class MlpRegression implements Objective {
  private static final Logger LOG = LoggerFactory.getLogger(MlpRegression.class);

  private final RegressionData data;
  private final int epochs;
  private final TrainingArrays arrays;

  /** An objective on the data; every training lasts {@code epochs} epochs. */
  public MlpRegression(RegressionData data, int epochs) {
    this.data = data;
    this.epochs = epochs;
    this.arrays = TrainingArrays.of(data);
  }

  @Override
  public TrialOutcome evaluate(Trial trial, TrainingContext context) throws IOException {
    MlpSettings settings = MlpSettings.of(trial.suggestion().configuration());
    MlpCost size = MlpCost.of(settings, data.inputs(), data.outputs());
    long start = System.nanoTime();
    try {
      return train(trial, settings, size, context, start);
    } catch (OutOfMemoryError e) {
      LOG.warn("Trial {} ran out of memory.", trial.number(), e);
      String reason =
          "A network of %d parameters did not fit into the memory of the worker."
              .formatted(size.parameters());
      return new TrialOutcome.Failed(FailureKind.OUT_OF_MEMORY, reason, cost(size, start));
    }
  }

  private TrialOutcome train(
      Trial trial, MlpSettings settings, MlpCost size, TrainingContext context, long start)
      throws IOException {
    // The generator is shared by the JVM: weights and dropout follow from it.
    Nd4j.getRandom().setSeed(trial.seed());
    MultiLayerNetwork network =
        MlpBuilder.build(settings, data.inputs(), data.outputs(), trial.seed());
    TrainingLoop loop = new TrainingLoop(epochs, settings.batchSize());
    TrainingLoop.End end = loop.run(network, arrays, trial.seed(), trial.number(), context);
    Cost cost = cost(size, start);
    if (end instanceof TrainingLoop.End.Diverged diverged) {
      String reason =
          "The loss became %s in epoch %d of %d."
              .formatted(diverged.loss(), diverged.epoch(), epochs);
      return new TrialOutcome.Failed(FailureKind.DIVERGED, reason, cost);
    }
    if (!(end instanceof TrainingLoop.End.Finished finished)) {
      return new TrialOutcome.Failed(FailureKind.CRASHED, "The training was interrupted.", cost);
    }
    if (context.modelFile().isPresent()) {
      ModelSerializer.writeModel(network, context.modelFile().get().toFile(), true);
    }
    return measure(network, finished.trainingLoss(), cost);
  }

  private TrialOutcome measure(MultiLayerNetwork network, double trainingLoss, Cost cost) {
    Errors validation = Errors.of(network, arrays.validation());
    Errors test = Errors.of(network, arrays.test());
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("epochs", (double) epochs);
    metrics.put("final-training-loss", trainingLoss);
    metrics.put("maximum-error", validation.maximum());
    return new TrialOutcome.Completed(
        validation.rootMeanSquare(), test.rootMeanSquare(), cost, metrics);
  }

  private static Cost cost(MlpCost size, long start) {
    return new Cost(size.flops(), size.parameters(), (System.nanoTime() - start) / 1e9);
  }
}
