package org.hsicgpbo.benchmarks.search;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hsicgpbo.benchmarks.problem.TestProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs strategies on problems and prints medians; with a folder it keeps every step as CSV. */
@Command(
    name = "quality",
    mixinStandardHelpOptions = true,
    description = "Simple regret of strategies on functions whose minimum is known.")
final class SearchQuality implements Callable<Integer> {
  @Option(
      names = "--strategies",
      split = ",",
      defaultValue = "gpbo",
      description = "random, sobol, lhs, tpe, cma-es, turbo, gpbo, hsic-gpbo.")
  private List<String> strategies = List.of();

  @Option(names = "--functions", split = ",", description = "Names, or all if left out.")
  private List<String> functions = List.of();

  @Option(
      names = "--seeds",
      defaultValue = "1000-1009",
      converter = Seeds.Converter.class,
      description = "As 1000-1009 or 3,5,8.")
  private Seeds seeds = new Seeds(List.of());

  @Option(names = "--evaluations", description = "Trials of each run; the function's if left out.")
  private Optional<Integer> evaluations = Optional.empty();

  @Option(
      names = "--data",
      defaultValue = "${env:HSIC_GPBO_DATA}",
      description = "Folder of YAHPO Gym's LCBench; HSIC_GPBO_DATA if left out.")
  private Optional<Path> data = Optional.empty();

  @Option(names = "--output", description = "Folder for a CSV file of each function and strategy.")
  private Optional<Path> output = Optional.empty();

  @Option(names = "--label", description = "The name in the results in place of the strategy's.")
  private Optional<String> label = Optional.empty();

  @Override
  public Integer call() throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println("| function | strategy | median regret | quartiles | CPU s per suggestion |");
    out.println("| --- | --- | --- | --- | --- |");
    try (Problems problems = Problems.open(data)) {
      List<TestProblem> chosen =
          functions.isEmpty() ? problems.usual() : functions.stream().map(problems::named).toList();
      for (TestProblem problem : chosen) {
        for (String strategy : strategies) {
          measure(problem, strategy, out);
        }
      }
    }
    return 0;
  }

  /** A strategy that cannot search the space is left out with its reason. */
  private void measure(TestProblem problem, String strategy, PrintStream out) throws IOException {
    int trials = evaluations.orElse(problem.evaluations());
    try {
      Strategies.of(strategy, problem.space(), 0, trials);
    } catch (IllegalArgumentException e) {
      out.printf("| %s | %s | – | %s | – |%n", problem.name(), strategy, e.getMessage());
      return;
    }
    List<Run> runs =
        seeds.values().stream()
            .map(
                seed ->
                    Run.of(
                        problem,
                        Strategies.of(strategy, problem.space(), seed, trials),
                        label.orElse(strategy),
                        seed,
                        trials))
            .toList();
    out.println(Summary.of(runs).row());
    if (output.isPresent()) {
      RunFiles.write(output.get(), runs);
    }
  }
}
