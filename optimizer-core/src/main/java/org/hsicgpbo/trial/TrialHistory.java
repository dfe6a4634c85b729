package org.hsicgpbo.trial;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.space.SearchSpace;

/**
 * Finished trials of one space, in the order in which they were told.
 *
 * @param space the space of all the trials
 * @param trials the finished trials; copied
 */
public record TrialHistory(SearchSpace space, List<FinishedTrial> trials) {
  /** Copies the list. */
  public TrialHistory {
    trials = List.copyOf(trials);
  }

  /** How many finished trials there are. */
  public int size() {
    return trials.size();
  }

  /** The completed trial of the lowest validation error; the first told of several. */
  public Optional<FinishedTrial> best() {
    return trials.stream()
        .filter(t -> t.completed().isPresent())
        .min(Comparator.comparingDouble(FinishedTrial::errorOrWorst));
  }

  /** FLOPs if they are known of any trial, else parameters, else seconds; FLOPs if nothing is. */
  public CostMeasure knownCost() {
    return Arrays.stream(CostMeasure.values())
        .filter(measure -> trials.stream().anyMatch(t -> measure.of(t.outcome().cost()) > 0))
        .findFirst()
        .orElse(CostMeasure.FLOPS);
  }

  /** Only the trials whose suggestion came from the stage. */
  public TrialHistory ofStage(String stage) {
    return new TrialHistory(
        space, trials.stream().filter(t -> t.trial().suggestion().stage().equals(stage)).toList());
  }

  /** How many trials failed. */
  public long failures() {
    return trials.stream().filter(FinishedTrial::isFailed).count();
  }

  /** How many trials were stopped early. */
  public long stopped() {
    return trials.stream().filter(t -> t.stopped().isPresent()).count();
  }
}
