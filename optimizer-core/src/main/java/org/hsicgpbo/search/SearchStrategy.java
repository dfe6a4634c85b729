package org.hsicgpbo.search;

import java.util.List;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.TrialHistory;

/**
 * Proposes configurations.
 *
 * <p>Contract: equal states give equal suggestions, whatever was asked before; the suggestion
 * decodes to its configuration and is a point of the space. A strategy may cache, but a cache must
 * not change an answer.
 */
public interface SearchStrategy {
  /** The name in study files and reports, such as random, gpbo, hsic-gpbo, tpe. */
  String name();

  /** The configuration for trial {@code state.trialNumber()}. */
  Suggestion suggest(SearchState state);

  /**
   * The stages that it will go through in a study of so many trials; one of its name unless it says
   * otherwise.
   *
   * @param trials at least 1
   */
  default List<PlannedStage> plan(int trials) {
    return List.of(new PlannedStage(name(), "", trials));
  }

  /** The stages so far, in order, with the decisions that the told trials lead to. */
  List<StageReport> explain(TrialHistory told);
}
