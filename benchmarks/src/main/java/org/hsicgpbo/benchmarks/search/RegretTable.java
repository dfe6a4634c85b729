package org.hsicgpbo.benchmarks.search;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tables of the runs of a folder: functions down, strategies across. */
@Command(
    name = "table",
    mixinStandardHelpOptions = true,
    description = "Prints medians of the runs of a folder as Markdown.")
final class RegretTable implements Callable<Integer> {
  private static final String NONE = "–";

  @Parameters(paramLabel = "DIR", description = "Folder of runs, as quality --output writes it.")
  private Path folder = Path.of("");

  @Option(
      names = "--against",
      description = "Strategy to compare the regrets of the others with, seed by seed (Wilcoxon).")
  private Optional<String> reference = Optional.empty();

  @Override
  public Integer call() throws IOException {
    Map<String, Map<String, Summary>> byFunction = new TreeMap<>(FunctionOrder.COMPARATOR);
    RunFiles.read(folder).stream()
        .collect(Collectors.groupingBy(run -> List.of(run.function(), run.strategy())))
        .values()
        .forEach(
            runs -> {
              Summary summary = Summary.of(runs);
              byFunction
                  .computeIfAbsent(summary.function(), f -> new TreeMap<>())
                  .put(summary.strategy(), summary);
            });
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    print(out, "median regret", byFunction, s -> Summary.figure(s.regret(50)));
    print(
        out,
        "quartiles of regret",
        byFunction,
        s -> Summary.figure(s.regret(25)) + " … " + Summary.figure(s.regret(75)));
    print(
        out,
        "training seconds of the best",
        byFunction,
        s ->
            Double.isNaN(s.bestTrainingSeconds()) ? NONE : Summary.figure(s.bestTrainingSeconds()));
    print(out, "CPU s a suggestion", byFunction, s -> Summary.figure(s.suggestionSeconds()));
    reference.ifPresent(
        name ->
            print(
                out,
                "p against " + name + ", and the sign of the difference",
                byFunction,
                s -> against(byFunction.getOrDefault(s.function(), Map.of()).get(name), s)));
    return 0;
  }

  private static String against(@Nullable Summary reference, Summary summary) {
    return reference == null || reference.strategy().equals(summary.strategy())
        ? NONE
        : summary.against(reference);
  }

  private static void print(
      PrintStream out,
      String title,
      Map<String, Map<String, Summary>> byFunction,
      Function<Summary, String> figure) {
    TreeSet<String> strategies = new TreeSet<>(StrategyLook.FROM_BACK_TO_FRONT);
    byFunction.values().forEach(row -> strategies.addAll(row.keySet()));
    out.printf("%n%s%n%n| function | %s |%n", title, String.join(" | ", strategies));
    out.println("| --- |" + " --- |".repeat(strategies.size()));
    byFunction.forEach(
        (function, row) -> {
          List<String> cells =
              strategies.stream()
                  .map(name -> Optional.ofNullable(row.get(name)).map(figure).orElse(NONE))
                  .toList();
          if (!cells.stream().allMatch(NONE::equals)) {
            out.printf("| %s | %s |%n", function, String.join(" | ", cells));
          }
        });
  }
}
