package org.hsicgpbo.benchmarks.search;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * Runs in a folder, one CSV file for each function and strategy, so that one of them can be run
 * anew without the others.
 */
final class RunFiles {
  private static final String[] COLUMNS = {
    "function",
    "strategy",
    "seed",
    "evaluation",
    "regret",
    "suggestion_cpu_seconds",
    "best_training_seconds",
    "spent_training_seconds"
  };

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator('\n').setHeader(COLUMNS).get();

  private RunFiles() {}

  /** Writes all runs of one function and strategy, in place of those that are there. */
  static void write(Path folder, List<Run> runs) throws IOException {
    Files.createDirectories(folder);
    Path file =
        folder.resolve("%s.%s.csv".formatted(runs.get(0).function(), runs.get(0).strategy()));
    try (BufferedWriter writer = Files.newBufferedWriter(file);
        CSVPrinter printer = new CSVPrinter(writer, FORMAT)) {
      for (Run run : runs) {
        for (RunStep step : run.steps()) {
          printer.printRecord(
              run.function(),
              run.strategy(),
              run.seed(),
              step.evaluation(),
              step.regret(),
              step.suggestionSeconds(),
              step.bestTrainingSeconds(),
              step.spentTrainingSeconds());
        }
      }
    }
  }

  /** Reads all runs of a folder. */
  static List<Run> read(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(folder)) {
      files = entries.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
    if (files.isEmpty()) {
      throw new IOException(
          "The folder (%s) holds no runs. Make some by: quality --output %s"
              .formatted(folder, folder));
    }
    List<Run> runs = new ArrayList<>();
    for (Path file : files) {
      runs.addAll(readFile(file));
    }
    return runs;
  }

  private static List<Run> readFile(Path file) throws IOException {
    Map<Run, List<RunStep>> stepsByRun = new LinkedHashMap<>();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (CSVRecord row : FORMAT.builder().setSkipHeaderRecord(true).get().parse(reader)) {
        Run key =
            new Run(
                row.get("function"),
                row.get("strategy"),
                Long.parseLong(row.get("seed")),
                List.of());
        stepsByRun.computeIfAbsent(key, k -> new ArrayList<>()).add(step(row));
      }
    }
    return stepsByRun.entrySet().stream()
        .map(
            e ->
                new Run(
                    e.getKey().function(), e.getKey().strategy(), e.getKey().seed(), e.getValue()))
        .toList();
  }

  private static RunStep step(CSVRecord row) {
    return new RunStep(
        Integer.parseInt(row.get("evaluation")),
        number(row, "regret"),
        number(row, "suggestion_cpu_seconds"),
        number(row, "best_training_seconds"),
        number(row, "spent_training_seconds"));
  }

  private static double number(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
