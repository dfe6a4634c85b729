package org.hsicgpbo.benchmarks.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hsicgpbo.benchmarks.problem.TestProblem;
import org.hsicgpbo.search.AskTell;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TradeOff;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;

/**
 * One run and what it found.
 *
 * @param regret lowest error less the lowest that is known
 * @param seconds training time of the network of the lowest error
 * @param recommended what is recommended under each of {@link #LOSSES}
 * @param spentSeconds training time of all trials
 */
record CostRun(
    String function,
    String strategy,
    long seed,
    double regret,
    double seconds,
    Found[] recommended,
    double spentSeconds) {
  /** How much more error is allowed, as shares of the lowest one. */
  static final double[] LOSSES = {0.01, 0.05, 0.25};

  /** A network. */
  record Found(double regret, double seconds) {}

  static CostRun of(TestProblem problem, String strategy, long seed) {
    int trials = problem.evaluations();
    AskTell loop =
        new AskTell(problem.space(), seed, Strategies.of(strategy, problem.space(), seed, trials));
    double spent = 0;
    for (int k = 0; k < trials; k++) {
      Trial trial = loop.ask();
      var outcome = problem.evaluate(trial.suggestion().configuration());
      spent += outcome.cost().seconds();
      loop.tell(trial, outcome);
    }
    TrialHistory history = loop.history();
    Found best = found(history.best().orElseThrow(), problem);
    Found[] recommended =
        Arrays.stream(LOSSES)
            .mapToObj(
                loss ->
                    found(
                        new TradeOff.MaxErrorLoss(loss).recommend(history).orElseThrow(), problem))
            .toArray(Found[]::new);
    return new CostRun(
        problem.name(), strategy, seed, best.regret(), best.seconds(), recommended, spent);
  }

  private static Found found(FinishedTrial trial, TestProblem problem) {
    return new Found(trial.errorOrWorst() - problem.minimum(), trial.outcome().cost().seconds());
  }

  /** The head of the table in Markdown. */
  static String header() {
    StringBuilder losses = new StringBuilder();
    for (double loss : LOSSES) {
      losses.append(" regret: seconds within %.0f %% |".formatted(100 * loss));
    }
    return "| problem | strategy | regret | p | seconds |"
        + losses
        + " training hours |\n|"
        + " --- |".repeat(6 + LOSSES.length);
  }

  /** The columns of the CSV file. */
  static String[] columns() {
    List<String> columns = new ArrayList<>(List.of("function", "strategy", "seed", "regret"));
    columns.add("seconds");
    for (double loss : LOSSES) {
      columns.add("regret_within_" + loss);
      columns.add("seconds_within_" + loss);
    }
    columns.add("spent_seconds");
    return columns.toArray(String[]::new);
  }

  /** Its line. */
  List<Object> cells() {
    List<Object> cells = new ArrayList<>(List.of(function, strategy, seed, regret, seconds));
    for (Found found : recommended) {
      cells.add(found.regret());
      cells.add(found.seconds());
    }
    cells.add(spentSeconds);
    return cells;
  }
}
