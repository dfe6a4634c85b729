package org.hsicgpbo.driver.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * All trials as a table, by number: {@code
 * trial,state,stage,error,test_error,flops,parameters,seconds,seed}, then each hyperparameter and
 * its U as {@code u_name}; cells are empty where a figure is not known or a hyperparameter is
 * inactive. Numbers keep every digit. Where trials were stopped early, three more columns tell the
 * error and the epoch they were stopped with and how many were planned.
 */
public final class TrialsCsv {
  private static final List<String> FIXED =
      List.of(
          "trial",
          "state",
          "stage",
          "error",
          "test_error",
          "flops",
          "parameters",
          "seconds",
          "seed");

  /** Begin as no hyperparameter may. */
  private static final List<String> STOPPED =
      List.of("_stopped_error", "_stopped_epoch", "_planned_epochs");

  /** Whole numbers up to here are exact as doubles. */
  private static final double LARGEST_EXACT = 1L << 53;

  private TrialsCsv() {}

  /** Writes the trials. */
  public static void write(TrialHistory history, Appendable out) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
    CSVPrinter printer = new CSVPrinter(out, format);
    boolean anyStopped = history.stopped() > 0;
    List<String> header = header(history.space());
    header.addAll(anyStopped ? STOPPED : List.of());
    printer.printRecord(header);
    List<FinishedTrial> byNumber = new ArrayList<>(history.trials());
    byNumber.sort(Comparator.comparingInt(t -> t.trial().number()));
    for (FinishedTrial trial : byNumber) {
      List<String> row = row(trial, history.space());
      row.addAll(anyStopped ? stopped(trial) : List.of());
      printer.printRecord(row);
    }
    printer.flush();
  }

  private static List<String> header(SearchSpace space) {
    List<String> columns = new ArrayList<>(FIXED);
    for (Hyperparameter hyperparameter : space.hyperparameters()) {
      columns.add(hyperparameter.name());
      columns.add("u_" + hyperparameter.name());
    }
    return columns;
  }

  private static List<String> row(FinishedTrial finished, SearchSpace space) {
    Suggestion suggestion = finished.trial().suggestion();
    Cost cost = finished.outcome().cost();
    List<String> cells = new ArrayList<>();
    cells.add(Integer.toString(finished.trial().number()));
    cells.add(finished.outcome().state());
    cells.add(suggestion.stage());
    cells.add(cell(finished.completed().map(TrialOutcome.Completed::error).orElse(Double.NaN)));
    cells.add(cell(finished.completed().map(TrialOutcome.Completed::testError).orElse(Double.NaN)));
    cells.add(cell(cost.flops()));
    cells.add(cell(cost.parameters()));
    cells.add(Double.isNaN(cost.seconds()) ? "" : Double.toString(cost.seconds()));
    cells.add(Long.toString(finished.trial().seed()));
    for (int i = 0; i < space.dimensions(); i++) {
      cells.add(
          suggestion.configuration().get(space.get(i).name()).map(Value::toString).orElse(""));
      cells.add(cell(suggestion.point().get(i)));
    }
    return cells;
  }

  private static List<String> stopped(FinishedTrial trial) {
    return trial
        .stopped()
        .map(s -> List.of(cell(s.error()), cell(s.epoch()), cell(s.epochs())))
        .orElse(List.of("", "", ""));
  }

  private static String cell(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    boolean whole =
        value == Math.rint(value) && Math.abs(value) > 1 && Math.abs(value) < LARGEST_EXACT;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }
}
