package org.hsicgpbo.benchmarks.search;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.math3.stat.StatUtils;
import org.hsicgpbo.benchmarks.problem.TestProblem;
import org.hsicgpbo.driver.compare.SignedRankTest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What strategies find, and what it costs: the lowest error, and the network that a trade-off
 * recommends of all that were trained, under the same trade-offs for every strategy.
 */
@Command(
    name = "cost",
    mixinStandardHelpOptions = true,
    description = "Error and training time of the networks that strategies find on LCBench.")
final class CostComparison implements Callable<Integer> {
  @Option(names = "--strategies", split = ",", defaultValue = "random,gpbo,hsic-gpbo")
  private List<String> strategies = List.of();

  @Option(
      names = "--functions",
      split = ",",
      defaultValue = "LCBench-3945,LCBench-7593,LCBench-34539,LCBench-126025")
  private List<String> functions = List.of();

  @Option(names = "--seeds", defaultValue = "1000-1009", converter = Seeds.Converter.class)
  private Seeds seeds = new Seeds(List.of());

  @Option(names = "--data", defaultValue = "${env:HSIC_GPBO_DATA}", required = true)
  private Path data = Path.of("");

  @Option(names = "--against", defaultValue = "gpbo", description = "For Wilcoxon's test.")
  private String reference = "";

  @Option(names = "--output", description = "A CSV file with one line for each run.")
  private Optional<Path> output = Optional.empty();

  @Override
  public Integer call() throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<CostRun> all = new ArrayList<>();
    out.println(CostRun.header());
    try (Problems problems = Problems.open(Optional.of(data))) {
      for (String function : functions) {
        TestProblem problem = problems.named(function);
        for (String strategy : strategies) {
          List<CostRun> runs =
              seeds.values().stream().map(seed -> CostRun.of(problem, strategy, seed)).toList();
          all.addAll(runs);
          out.println(row(runs, all));
        }
      }
    }
    if (output.isPresent()) {
      write(output.get(), all);
    }
    return 0;
  }

  private String row(List<CostRun> runs, List<CostRun> all) {
    CostRun first = runs.get(0);
    List<CostRun> others =
        all.stream()
            .filter(r -> r.function().equals(first.function()) && r.strategy().equals(reference))
            .toList();
    StringBuilder row = new StringBuilder();
    row.append(
        String.format(
            Locale.ROOT,
            "| %s | %s | %s | %s | %s |",
            first.function(),
            first.strategy(),
            Summary.figure(median(runs, CostRun::regret)),
            first.strategy().equals(reference) || others.size() != runs.size()
                ? "–"
                : Summary.figure(pValue(runs, others)),
            Summary.figure(median(runs, CostRun::seconds))));
    for (int k = 0; k < CostRun.LOSSES.length; k++) {
      int loss = k;
      row.append(
          " %s: %s |"
              .formatted(
                  Summary.figure(median(runs, r -> r.recommended()[loss].regret())),
                  Summary.figure(median(runs, r -> r.recommended()[loss].seconds()))));
    }
    return row.append(" %s |".formatted(Summary.figure(median(runs, CostRun::spentSeconds) / 3600)))
        .toString();
  }

  private static double pValue(List<CostRun> runs, List<CostRun> others) {
    return SignedRankTest.pValue(
        runs.stream().mapToDouble(CostRun::regret).toArray(),
        others.stream().mapToDouble(CostRun::regret).toArray());
  }

  private static double median(List<CostRun> runs, ToDoubleFunction<CostRun> figure) {
    return StatUtils.percentile(runs.stream().mapToDouble(figure).toArray(), 50);
  }

  private static void write(Path file, List<CostRun> runs) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setRecordSeparator('\n').setHeader(CostRun.columns()).get();
    try (BufferedWriter writer = Files.newBufferedWriter(file);
        CSVPrinter printer = new CSVPrinter(writer, format)) {
      for (CostRun run : runs) {
        printer.printRecord(run.cells());
      }
    }
  }
}
