package org.hsicgpbo.trainers.training;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.hsicgpbo.trainers.network.dl4j.Network;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a training on disk, so that it goes on where it was when its process is killed. What cannot
 * be kept costs nothing but that: it is logged, and the training goes on.
 */
final class Checkpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  /** Without a number of epochs a checkpoint is written when this much would be lost. */
  private static final long USUAL_NANOS = 60_000_000_000L;

  private final CheckpointFile file;
  private final int everyEpochs;
  private final LongSupplier nanoTime;
  private long lastNanos;

  /**
   * The checkpoints of one training.
   *
   * @param everyEpochs how often; 0 for once a minute, at the end of an epoch
   * @param nanoTime a clock in nanoseconds
   */
  Checkpoints(CheckpointFile file, int everyEpochs, LongSupplier nanoTime) {
    this.file = file;
    this.everyEpochs = everyEpochs;
    this.nanoTime = nanoTime;
    this.lastNanos = nanoTime.getAsLong();
  }

  /** Puts the network where it was kept; the start if nothing usable is there. */
  TrainingState restore(Network network, BestWeights best) {
    if (!Files.exists(file.path())) {
      return TrainingState.START;
    }
    try (INDArray weights = network.parameters().dup();
        INDArray updater = network.updaterState().dup()) {
      TrainingState state = file.read(List.of(weights, updater), () -> best.copyOf(network));
      network.parameters().assign(weights);
      if (!updater.isEmpty()) {
        network.updaterState().assign(updater);
      }
      LOG.info("The training goes on after epoch {}.", state.epoch());
      return state;
    } catch (IOException e) {
      LOG.warn(
          "The checkpoint {} cannot be used ({}); the training begins anew.",
          file.path(),
          e.getMessage());
      return TrainingState.START;
    }
  }

  /** Writes a checkpoint if it is time. */
  void epochEnded(TrainingState state, Network network, BestWeights best) {
    if (!isTime(state)) {
      return;
    }
    List<INDArray> arrays = new ArrayList<>(List.of(network.parameters(), network.updaterState()));
    best.weights().ifPresent(arrays::add);
    try {
      file.write(state, arrays);
    } catch (IOException e) {
      LOG.warn("The checkpoint {} cannot be written ({}).", file.path(), e.toString());
    }
    lastNanos = nanoTime.getAsLong();
  }

  /** Removes what is kept. */
  void delete() {
    try {
      Files.deleteIfExists(file.path());
    } catch (IOException e) {
      LOG.warn("The checkpoint {} cannot be removed ({}).", file.path(), e.toString());
    }
  }

  private boolean isTime(TrainingState state) {
    return everyEpochs > 0
        ? state.epoch() % everyEpochs == 0
        : nanoTime.getAsLong() - lastNanos >= USUAL_NANOS;
  }
}
