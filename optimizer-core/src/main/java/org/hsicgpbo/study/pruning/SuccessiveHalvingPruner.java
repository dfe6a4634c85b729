package org.hsicgpbo.study.pruning;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * Asynchronous successive halving (Li et al. 2020, "A System for Massively Parallel Hyperparameter
 * Tuning", algorithm 2) in its stopping form: at each rung, the epochs r, rη, rη², …, a trial goes
 * on only if its error is among the best 1/η of all errors recorded at that rung so far, its own
 * included. Nobody waits at a rung, so that what goes on cannot be taken back and what stops does
 * not come back. The first η − 1 trials at a rung go on, because so few say nothing.
 *
 * @param firstRung r, how many epochs every network is trained at least, 1 or more
 * @param reduction η, 2 or more
 */
public record SuccessiveHalvingPruner(int firstRung, int reduction) implements Pruner {
  /** Checks both. */
  public SuccessiveHalvingPruner {
    if (firstRung < 1 || reduction < 2) {
      throw new IllegalArgumentException(
          "The first rung (%d) must be at least 1 and the reduction (%d) at least 2."
              .formatted(firstRung, reduction));
    }
  }

  @Override
  public boolean stops(Progress trial, ProgressLog seen) {
    return stops(trial, seen, other -> true);
  }

  /** As if only some trials had been recorded. */
  boolean stops(Progress trial, ProgressLog seen, IntPredicate isRival) {
    OptionalInt rung = rung(trial);
    if (rung.isEmpty() || trial.isLast()) {
      return false;
    }
    List<Progress> recorded =
        seen.at(rung.getAsInt()).stream().filter(other -> isRival.test(other.trial())).toList();
    long better = recorded.stream().filter(other -> other.error() < trial.error()).count();
    return recorded.size() >= reduction && better >= recorded.size() / reduction;
  }

  /** The highest rung that the trial reached with its latest epoch; empty if it reached none. */
  private OptionalInt rung(Progress trial) {
    OptionalInt reached = OptionalInt.empty();
    for (long rung = firstRung; rung <= trial.epoch(); rung *= reduction) {
      if (trial.passes((int) rung)) {
        reached = OptionalInt.of((int) rung);
      }
    }
    return reached;
  }

  @Override
  public String describe() {
    return "halving from %d epochs, the best 1/%d go on".formatted(firstRung, reduction);
  }
}
