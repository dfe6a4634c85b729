package org.hsicgpbo.benchmarks.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.benchmarks.lcbench.LcBench;
import org.hsicgpbo.benchmarks.lcbench.LcBenchFolder;
import org.hsicgpbo.benchmarks.lcbench.LcBenchMinima;
import org.hsicgpbo.benchmarks.lcbench.LcBenchProblem;
import org.hsicgpbo.benchmarks.problem.LayerTree;
import org.hsicgpbo.benchmarks.problem.OptimizerChoice;
import org.hsicgpbo.benchmarks.problem.TestFunction;
import org.hsicgpbo.benchmarks.problem.TestProblem;

/** The problems by name. LCBench's surrogate is open as long as this is. */
final class Problems implements AutoCloseable {
  /** The instances that are run if none is named. */
  private static final List<String> INSTANCES = List.of("3945", "7593", "34539");

  private final Optional<LcBench> bench;

  private Problems(Optional<LcBench> bench) {
    this.bench = bench;
  }

  /** All problems, those of LCBench only with a folder of data. */
  static Problems open(Optional<Path> data) throws IOException {
    return new Problems(
        data.isPresent()
            ? Optional.of(LcBench.open(LcBenchFolder.in(data.get())))
            : Optional.empty());
  }

  /** Functions, conditional spaces and, with data, three instances of LCBench. */
  List<TestProblem> usual() {
    List<TestProblem> usual = new ArrayList<>(withoutData());
    bench.ifPresent(b -> INSTANCES.forEach(i -> usual.add(LcBenchMinima.known().problem(b, i))));
    return usual;
  }

  /**
   * The problem of that name.
   *
   * @throws IllegalArgumentException if there is none, or its data is missing
   */
  TestProblem named(String name) {
    if (name.startsWith(LcBenchProblem.PREFIX)) {
      LcBench lcBench =
          bench.orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "The function (%s) needs YAHPO Gym's folder of LCBench: name it by --data or HSIC_GPBO_DATA."
                          .formatted(name)));
      return LcBenchMinima.known().problem(lcBench, name.substring(LcBenchProblem.PREFIX.length()));
    }
    return withoutData().stream()
        .filter(problem -> problem.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no function (%s); there are %s and %sINSTANCE."
                        .formatted(
                            name,
                            withoutData().stream().map(TestProblem::name).toList(),
                            LcBenchProblem.PREFIX)));
  }

  private static List<TestProblem> withoutData() {
    List<TestProblem> problems = new ArrayList<>(TestFunction.all());
    problems.add(new OptimizerChoice());
    problems.add(new LayerTree());
    return problems;
  }

  @Override
  public void close() {
    bench.ifPresent(LcBench::close);
  }
}
