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
import org.hsicgpbo.search.BayesianProposer;
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
 * trial ends, one is suggested, and so on. Suggestions that fit a model, as the first two do for
 * even and for odd trials, do not count; what these two take longer than the others is told beside.
 */
@Command(name = "time", mixinStandardHelpOptions = true)
final class PendingTime implements Callable<Integer> {
  /** So many take turns, each fitted by the first suggestion that needs it. */
  private static final int MODELS = 2;

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
    out.println("strategy,told,under-way,seconds,fits");
    for (String strategy : strategies) {
      // The virtual machine compiles while it first suggests.
      measure(strategy, told.get(0), underWay.get(0));
      for (int pending : underWay) {
        for (int size : told) {
          Seconds seconds = measure(strategy, size, pending);
          out.printf(
              "%s,%d,%d,%.5f,%.3f%n",
              strategy, size, pending, seconds.suggestion(), seconds.fits());
        }
      }
    }
    return 0;
  }

  /**
   * What was measured.
   *
   * @param suggestion the mean of one whose models were fitted before
   * @param fits of both models, with what the first suggestions have to build beside
   */
  private record Seconds(double suggestion, double fits) {}

  private Seconds measure(String name, int size, int pending) {
    TestFunction function = TestFunction.levy10();
    SearchStrategy strategy =
        Strategies.of(name, function.space(), 1, 2 * (size + pending + 2 * suggestions));
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
    int[] fitted = new int[MODELS];
    double first = 0;
    double later = 0;
    int counted = 0;
    for (int k = 0; counted < suggestions; k++) {
      int number = finished.size() + running.size() + 1;
      TrialHistory history = new TrialHistory(function.space(), finished);
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      Suggestion suggestion =
          strategy.suggest(new SearchState(history, List.copyOf(running), number));
      double seconds =
          1e-9 * (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
      boolean fits = fitted[number % MODELS] != BayesianProposer.fittedTrials(finished.size());
      fitted[number % MODELS] = BayesianProposer.fittedTrials(finished.size());
      first += k < MODELS ? seconds : 0;
      later += fits ? 0 : seconds;
      counted += fits ? 0 : 1;
      running.add(new Trial(number, number, suggestion));
      // Not the oldest one: trials do not end in the order in which they began.
      finished.add(end(running.remove(random.nextInt(running.size())), function));
    }
    double each = later / suggestions;
    return new Seconds(each, Math.max(0, first - MODELS * each));
  }

  private static FinishedTrial end(Trial trial, TestFunction function) {
    return trial.finish(function.evaluate(trial.suggestion().configuration()));
  }

  private static Suggestion draw(SearchSpace space, SplittableRandom random) {
    UnitPoint point = space.sample(random);
    return new Suggestion(point, space.decode(point), "random");
  }
}
