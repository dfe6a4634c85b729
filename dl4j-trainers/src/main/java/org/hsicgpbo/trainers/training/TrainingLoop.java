package org.hsicgpbo.trainers.training;

import org.hsicgpbo.study.EpochEvent;
import org.hsicgpbo.study.TrainingContext;
import org.hsicgpbo.trainers.data.Dataset;
import org.hsicgpbo.trainers.network.OptimizerName;
import org.hsicgpbo.trainers.network.TrainingSettings;
import org.hsicgpbo.trainers.network.dl4j.Network;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Mini-batch training. Watches the loss at every iteration, because DL4J goes on silently with NaN,
 * and stops at the iteration where it is asked to.
 *
 * @param data what is trained on
 * @param settings how
 * @param evaluation of the validation examples after each epoch
 * @param checkpoints from where a training goes on, and where it is kept
 */
record TrainingLoop(
    Dataset data, TrainingSettings settings, Evaluation evaluation, Checkpoints checkpoints) {
  /** A loss above this, on targets of unit scale, has run away and does not come back. */
  private static final double RUNAWAY_LOSS = 1e8;

  /** How a training ended. */
  sealed interface End {
    /** All epochs are done, or patience ran out. */
    record Finished(TrainingState state) implements End {}

    /** The loss became useless at that iteration of that epoch, both counted from 1. */
    record Diverged(int epoch, int iteration, double loss) implements End {}

    /** The context asked to stop. */
    record Interrupted() implements End {}
  }

  /** Trains the network; tells the context of every epoch. */
  End run(Network network, Batches batches, Trainee trainee, TrainingContext context) {
    BestWeights best = new BestWeights(settings.patience());
    TrainingState state = checkpoints.restore(network, best);
    while (state.epoch() < settings.epochs() && !isOutOfPatience(state)) {
      int epoch = state.epoch() + 1;

      Nd4j.getRandom().setSeed(Order.dropoutSeed(trainee.seed(), epoch));
      network.setClock(state.iteration(), state.epoch());
      EpochResult result = batches.train(network, trainee.seed(), epoch, context, RUNAWAY_LOSS);
      if (result.interrupted()) {
        return new End.Interrupted();
      }
      if (!(result.loss() < RUNAWAY_LOSS)) {
        return new End.Diverged(epoch, result.iterations(), result.loss());
      }
      double error = evaluation.measure(network, data.validation()).error();
      state = state.next(network.iteration(), result.loss(), error);
      context.epochEnded(event(trainee.number(), state));
      if (!Double.isFinite(error)) {
        return new End.Diverged(epoch, result.iterations(), error);
      }
      best.see(state, network);
      checkpoints.epochEnded(state, network, best);
    }
    best.restore(state, network);
    return new End.Finished(state);
  }

  private boolean isOutOfPatience(TrainingState state) {
    return settings.patience() > 0 && state.epoch() - state.bestEpoch() >= settings.patience();
  }

  private EpochEvent event(int trialNumber, TrainingState state) {
    return new EpochEvent(
        trialNumber,
        state.epoch(),
        settings.epochs(),
        state.trainingLoss(),
        state.validationError(),
        learningRate(state.epoch() - 1));
  }

  private double learningRate(int epoch) {
    return settings.optimizer().name() == OptimizerName.ADADELTA
        ? Double.NaN
        : settings.optimizer().learningRate()
            * settings.schedule().factor(epoch, settings.epochs());
  }
}
