package org.hsicgpbo.sensitivity;

import java.util.List;
import java.util.stream.Stream;
import org.hsicgpbo.trial.CostMeasure;

/**
 * The analysis of one sample of trials.
 *
 * @param n how many trials were analysed
 * @param goal the goal that Z stands for
 * @param threshold the error at which the goal ends; NaN if no trial reaches it
 * @param reached how many trials reach the goal
 * @param cost the cost measure analysed
 * @param indices one for each hyperparameter, the most decisive first, those without a figure last
 * @param notes what a reader must know to trust the figures, such as failed trials ranked as worst
 */
public record SensitivityReport(
    int n,
    Goal goal,
    double threshold,
    int reached,
    CostMeasure cost,
    List<HsicIndex> indices,
    List<String> notes) {
  /** Copies the lists. */
  public SensitivityReport {
    indices = List.copyOf(indices);
    notes = List.copyOf(notes);
  }

  /** The same with more notes. */
  public SensitivityReport withNotes(List<String> more) {
    return new SensitivityReport(
        n,
        goal,
        threshold,
        reached,
        cost,
        indices,
        Stream.concat(notes.stream(), more.stream()).toList());
  }
}
