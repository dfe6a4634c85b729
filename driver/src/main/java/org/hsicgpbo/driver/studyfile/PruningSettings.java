package org.hsicgpbo.driver.studyfile;

import java.util.OptionalInt;
import org.hsicgpbo.study.pruning.HyperbandPruner;
import org.hsicgpbo.study.pruning.MedianPruner;
import org.hsicgpbo.study.pruning.Pruner;
import org.hsicgpbo.study.pruning.SuccessiveHalvingPruner;

/**
 * What stands under {@code pruning}.
 *
 * @param type which rule stops trainings
 * @param graceEpochs how many epochs every network is trained at least
 * @param reduction one in so many goes on at each rung; of no meaning to the median rule
 * @param epochs the most epochs that a network is trained; empty if only its trainer knows
 * @param sample whether trials from which hyperparameters are ranked may be stopped too
 */
public record PruningSettings(
    Type type, int graceEpochs, int reduction, OptionalInt epochs, boolean sample) {
  /** The rules. */
  public enum Type {
    /** The median stopping rule. */
    MEDIAN,
    /** Asynchronous successive halving. */
    HALVING,
    /** Hyperband with asynchronous halving in its brackets. */
    HYPERBAND
  }

  /** The rule with its settings. */
  public Pruner pruner() {
    return switch (type) {
      case MEDIAN -> new MedianPruner(graceEpochs, MedianPruner.USUAL_FEWEST);
      case HALVING -> new SuccessiveHalvingPruner(graceEpochs, reduction);
      case HYPERBAND -> HyperbandPruner.of(graceEpochs, reduction, epochs.orElse(graceEpochs));
    };
  }

  /** In words. */
  public String describe() {
    return pruner().describe() + (sample ? ", the sample too" : "");
  }
}
