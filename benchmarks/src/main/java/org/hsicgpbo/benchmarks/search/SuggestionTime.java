package org.hsicgpbo.benchmarks.search;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.hsicgpbo.benchmarks.problem.TestFunction;
import org.hsicgpbo.search.SearchState;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * CPU seconds of a suggestion at given sizes of the history, in 10 dimensions: the first one, as
 * after a resume, and the mean of those after it over at least one whole cycle of refits.
 */
@Command(name = "time", mixinStandardHelpOptions = true)
final class SuggestionTime implements Callable<Integer> {
  private static final int WARM_UP = 10;

  @Option(names = "--sizes", split = ",", defaultValue = "100,300,1000")
  private List<Integer> sizes = List.of();

  @Option(names = "--suggestions", defaultValue = "64", description = "How many after the first.")
  private int suggestions;

  @Override
  public Integer call() {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    measure(60);
    out.println("| observations | CPU s, first | CPU s, mean of the next |");
    out.println("| --- | --- | --- |");
    for (int size : sizes) {
      double[] seconds = measure(size);
      out.printf("| %d | %.3f | %.3f |%n", size, seconds[0], seconds[1]);
    }
    return 0;
  }

  private double[] measure(int size) {
    TestFunction function = TestFunction.levy10();
    SearchStrategy strategy =
        Strategies.of("gpbo", function.space(), 1, WARM_UP + size + suggestions);
    List<FinishedTrial> told = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(1);
    for (int number = 1; number <= size; number++) {
      UnitPoint point = function.space().sample(random);
      tell(told, function, new Suggestion(point, function.space().decode(point), "random"));
    }
    double first = 0;
    double rest = 0;
    for (int k = 0; k <= suggestions; k++) {
      TrialHistory history = new TrialHistory(function.space(), told);
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      Suggestion suggestion =
          strategy.suggest(new SearchState(history, List.of(), told.size() + 1));
      double seconds =
          1e-9 * (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
      first = k == 0 ? seconds : first;
      rest += k == 0 ? 0 : seconds;
      tell(told, function, suggestion);
    }
    return new double[] {first, rest / suggestions};
  }

  private static void tell(List<FinishedTrial> told, TestFunction function, Suggestion suggestion) {
    int number = told.size() + 1;
    told.add(
        new Trial(number, number, suggestion)
            .finish(function.evaluate(suggestion.configuration())));
  }
}
