package org.hsicgpbo.benchmarks.search;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.hsicgpbo.benchmarks.problem.TestProblem;
import org.hsicgpbo.search.SearchState;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * One search by one strategy with one seed.
 *
 * @param function name of the problem
 * @param strategy name of the strategy
 * @param seed seed of the study
 * @param steps one for each evaluation
 */
record Run(String function, String strategy, long seed, List<RunStep> steps) {
  Run {
    steps = List.copyOf(steps);
  }

  /**
   * Searches.
   *
   * @param label what the strategy is called in the results
   */
  static Run of(
      TestProblem problem, SearchStrategy strategy, String label, long seed, int evaluations) {
    List<FinishedTrial> told = new ArrayList<>();
    List<RunStep> steps = new ArrayList<>();
    double best = Double.POSITIVE_INFINITY;
    double bestSeconds = Double.NaN;
    double spentSeconds = 0;
    for (int number = 1; number <= evaluations; number++) {
      TrialHistory history = new TrialHistory(problem.space(), told);
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      Suggestion suggestion = strategy.suggest(new SearchState(history, List.of(), number));
      long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      TrialOutcome.Completed outcome = problem.evaluate(suggestion.configuration());
      told.add(new Trial(number, number, suggestion).finish(outcome));
      if (outcome.error() < best) {
        best = outcome.error();
        bestSeconds = outcome.cost().seconds();
      }
      spentSeconds += outcome.cost().seconds();
      steps.add(
          new RunStep(number, best - problem.minimum(), cpu * 1e-9, bestSeconds, spentSeconds));
    }
    return new Run(problem.name(), label, seed, steps);
  }

  /** The last step. */
  RunStep end() {
    return steps.get(steps.size() - 1);
  }
}
