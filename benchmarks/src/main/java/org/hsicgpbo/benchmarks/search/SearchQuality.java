package org.hsicgpbo.benchmarks.search;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.commons.math3.stat.StatUtils;
import org.hsicgpbo.search.SearchState;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Median simple regret and CPU seconds of a suggestion, for strategies on functions. */
@Command(
    name = "search-quality",
    mixinStandardHelpOptions = true,
    description = "Simple regret of strategies on functions whose minimum is known.")
public final class SearchQuality implements Callable<Integer> {
  @Option(
      names = "--strategies",
      split = ",",
      defaultValue = "gpbo",
      description = "gpbo, random, …")
  private List<String> strategies = List.of();

  @Option(names = "--functions", split = ",", description = "Names, or all if left out.")
  private List<String> functions = List.of();

  @Option(names = "--seeds", defaultValue = "10", description = "How many seeds.")
  private int seeds;

  @Option(names = "--first-seed", defaultValue = "1000", description = "The first of them.")
  private long firstSeed;

  @Option(names = "--evaluations", defaultValue = "100", description = "Trials of each run.")
  private int evaluations;

  @Option(names = "--curves", description = "Print regret after 20, 40, 60, 80 % too.")
  private boolean curves;

  /** Runs it. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new SearchQuality()).execute(arguments));
  }

  /** The best regret after each trial, and the CPU seconds spent on suggestions. */
  private record Run(double[] regrets, double seconds) {}

  @Override
  public Integer call() {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println("| function | strategy | median regret | quartiles | CPU s per suggestion |");
    out.println("| --- | --- | --- | --- | --- |");
    for (TestFunction function : TestFunction.all()) {
      if (!functions.isEmpty() && !functions.contains(function.name())) {
        continue;
      }
      for (String strategy : strategies) {
        out.println(row(function, strategy));
      }
    }
    return 0;
  }

  private String row(TestFunction function, String strategy) {
    List<Run> runs = new ArrayList<>();
    for (int k = 0; k < seeds; k++) {
      runs.add(run(function, strategy, firstSeed + k));
    }
    StringBuilder row = new StringBuilder("| %s | %s |".formatted(function.name(), strategy));
    row.append(" %s |".formatted(figure(percentile(runs, evaluations, 50))));
    row.append(
        " %s … %s |"
            .formatted(
                figure(percentile(runs, evaluations, 25)),
                figure(percentile(runs, evaluations, 75))));
    row.append(
        " %s |"
            .formatted(
                figure(runs.stream().mapToDouble(Run::seconds).average().orElse(0) / evaluations)));
    if (curves) {
      for (int share = 20; share < 100; share += 20) {
        row.append(
            " %d: %s".formatted(share, figure(percentile(runs, evaluations * share / 100, 50))));
      }
    }
    return row.toString();
  }

  private static double percentile(List<Run> runs, int trials, double percent) {
    return StatUtils.percentile(
        runs.stream().mapToDouble(r -> r.regrets()[trials - 1]).toArray(), percent);
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }

  private Run run(TestFunction function, String name, long seed) {
    SearchStrategy strategy = Strategies.of(name, function.space(), seed, evaluations);
    List<FinishedTrial> told = new ArrayList<>();
    double[] regrets = new double[evaluations];
    double best = Double.POSITIVE_INFINITY;
    long cpu = 0;
    for (int number = 1; number <= evaluations; number++) {
      TrialHistory history = new TrialHistory(function.space(), told);
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      Suggestion suggestion = strategy.suggest(new SearchState(history, List.of(), number));
      cpu += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      double regret = function.regret(suggestion.configuration());
      told.add(
          new Trial(number, number, suggestion)
              .finish(TrialOutcome.Completed.of(regret + function.minimum(), Cost.UNKNOWN)));
      best = Math.min(best, regret);
      regrets[number - 1] = best;
    }
    return new Run(regrets, cpu * 1e-9);
  }
}
