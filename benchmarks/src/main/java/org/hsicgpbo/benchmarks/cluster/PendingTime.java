package org.hsicgpbo.benchmarks.cluster;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.hsicgpbo.benchmarks.problem.TestFunction;
import org.hsicgpbo.benchmarks.search.Strategies;
import org.hsicgpbo.search.SearchState;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * CPU seconds of a suggestion in 10 dimensions while other trials are under way, as on a cluster: a
 * trial ends, one is suggested, and so on; the first suggestion, which has everything to build,
 * does not count.
 */
@Command(name = "time", mixinStandardHelpOptions = true)
final class PendingTime implements Callable<Integer> {
  @Option(names = "--strategies", split = ",", defaultValue = "random,tpe,gpbo,hsic-gpbo")
  private List<String> strategies = List.of();

  @Option(names = "--told", split = ",", defaultValue = "100,300,1000,3000")
  private List<Integer> told = List.of();

  @Option(names = "--under-way", split = ",", defaultValue = "9,99,999")
  private List<Integer> underWay = List.of();

  @Option(names = "--suggestions", defaultValue = "6", description = "How many are timed.")
  private int suggestions;

  @Override
  public Integer call() {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println("strategy,told,under-way,seconds");
    for (String strategy : strategies) {
      for (int pending : underWay) {
        for (int size : told) {
          out.printf("%s,%d,%d,%.5f%n", strategy, size, pending, measure(strategy, size, pending));
        }
      }
    }
    return 0;
  }

  private double measure(String name, int size, int pending) {
    TestFunction function = TestFunction.levy10();
    SearchStrategy strategy =
        Strategies.of(name, function.space(), 1, 2 * (size + pending + suggestions));
    SplittableRandom random = new SplittableRandom(1);
    List<FinishedTrial> finished = new ArrayList<>();
    List<Trial> running = new ArrayList<>();
    for (int number = 1; number <= size + pending; number++) {
      Trial trial = new Trial(number, number, draw(function.space(), random));
      if (number <= size) {
        finished.add(end(trial, function));
      } else {
        running.add(trial);
      }
    }
    double seconds = 0;
    for (int k = 0; k <= suggestions; k++) {
      int number = finished.size() + running.size() + 1;
      TrialHistory history = new TrialHistory(function.space(), finished);
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      Suggestion suggestion =
          strategy.suggest(new SearchState(history, List.copyOf(running), number));
      long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      seconds += k == 0 ? 0 : 1e-9 * nanos;
      running.add(new Trial(number, number, suggestion));
      finished.add(end(running.remove(0), function));
    }
    return seconds / suggestions;
  }

  private static FinishedTrial end(Trial trial, TestFunction function) {
    return trial.finish(function.evaluate(trial.suggestion().configuration()));
  }

  private static Suggestion draw(SearchSpace space, SplittableRandom random) {
    UnitPoint point = space.sample(random);
    return new Suggestion(point, space.decode(point), "random");
  }
}
