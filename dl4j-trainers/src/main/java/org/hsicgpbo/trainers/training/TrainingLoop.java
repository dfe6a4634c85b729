package org.hsicgpbo.trainers.training;

import java.util.SplittableRandom;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.hsicgpbo.study.EpochEvent;
import org.hsicgpbo.study.TrainingContext;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Mini-batch training with an order of examples that follows from a seed. Watches the loss at every
 * iteration, because DL4J goes on silently with NaN, and stops at the iteration where it is asked
 * to.
 *
 * @param epochs how often the network sees the training examples
 * @param batchSize examples of one iteration, at most those there are
 */
record TrainingLoop(int epochs, int batchSize) {
  /** A loss above this, on targets of unit scale, has run away and does not come back. */
  private static final double RUNAWAY_LOSS = 1e8;

  /** How a training ended. */
  sealed interface End {
    /** All epochs are done; the mean training loss of the last one. */
    record Finished(double trainingLoss) implements End {}

    /** The loss became useless in that epoch, counted from 1. */
    record Diverged(int epoch, double loss) implements End {}

    /** The context asked to stop. */
    record Interrupted() implements End {}
  }

  /** Trains the network; tells the context of every epoch. */
  End run(
      MultiLayerNetwork network,
      TrainingArrays arrays,
      long seed,
      int trialNumber,
      TrainingContext context) {
    SplittableRandom random = new SplittableRandom(seed);
    int examples = arrays.train().inputs().rows();
    int batch = Math.min(batchSize, examples);
    int[] order = new int[examples];
    java.util.Arrays.setAll(order, i -> i);
    double trainingLoss = Double.NaN;
    for (int epoch = 1; epoch <= epochs; epoch++) {
      shuffle(order, random);
      INDArray inputs = Nd4j.pullRows(arrays.train().inputs(), 1, order);
      INDArray targets = Nd4j.pullRows(arrays.train().targets(), 1, order);
      double lossSum = 0;
      for (int from = 0; from < examples; from += batch) {
        if (context.isInterrupted()) {
          return new End.Interrupted();
        }
        int to = Math.min(examples, from + batch);
        network.fit(rows(inputs, from, to), rows(targets, from, to));
        double loss = network.score();
        if (!(loss < RUNAWAY_LOSS)) {
          return new End.Diverged(epoch, loss);
        }
        lossSum += loss * (to - from);
      }
      inputs.close();
      targets.close();
      trainingLoss = lossSum / examples;
      double validationError = Errors.of(network, arrays.validation()).rootMeanSquare();
      context.epochEnded(new EpochEvent(trialNumber, epoch, epochs, trainingLoss, validationError));
      if (!Double.isFinite(validationError)) {
        return new End.Diverged(epoch, validationError);
      }
    }
    return new End.Finished(trainingLoss);
  }

  private static INDArray rows(INDArray matrix, int from, int to) {
    return matrix.get(NDArrayIndex.interval(from, to), NDArrayIndex.all());
  }

  /** Fisher and Yates. */
  private static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
  }
}
