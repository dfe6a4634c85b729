package org.hsicgpbo.driver.report;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * All trials as the data frame that Optuna's {@code study.trials_dataframe().to_csv()} writes: a
 * first column without a name that counts the lines, {@code
 * number,value,datetime_start,datetime_complete,duration}, then {@code params_*}, {@code
 * user_attrs_*} and {@code state}. Numbers count from 0 there, so that trial 1 is number 0; a
 * failed trial is FAIL, one that was stopped early PRUNED, with the error that it was stopped with.
 */
public final class OptunaCsv {
  /** Of trials whose times are not known. */
  private static final String UNKNOWN = "";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Sorted by name, as Optuna does. */
  private static final List<String> ATTRIBUTES =
      List.of("failure", "flops", "parameters", "seconds", "seed", "stage", "state", "test_error");

  private OptunaCsv() {}

  /**
   * When a trial ran, in UTC.
   *
   * @param started when it was first begun
   * @param finished when its outcome was stored
   */
  public record Period(Instant started, Instant finished) {}

  /**
   * Writes the trials by number.
   *
   * @param periods when they ran, by number; cells of others are empty
   */
  public static void write(TrialHistory history, Map<Integer, Period> periods, Appendable out)
      throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
    CSVPrinter printer = new CSVPrinter(out, format);
    printer.printRecord(header(history.space()));
    List<FinishedTrial> byNumber = new ArrayList<>(history.trials());
    byNumber.sort(Comparator.comparingInt(trial -> trial.trial().number()));
    for (int line = 0; line < byNumber.size(); line++) {
      FinishedTrial trial = byNumber.get(line);
      Optional<Period> period = Optional.ofNullable(periods.get(trial.trial().number()));
      printer.printRecord(row(line, trial, period, history.space()));
    }
    printer.flush();
  }

  private static List<String> header(SearchSpace space) {
    List<String> columns =
        new ArrayList<>(
            List.of("", "number", "value", "datetime_start", "datetime_complete", "duration"));
    sorted(space).forEach(name -> columns.add("params_" + name));
    ATTRIBUTES.forEach(name -> columns.add("user_attrs_" + name));
    columns.add("state");
    return columns;
  }

  private static List<String> sorted(SearchSpace space) {
    return space.hyperparameters().stream().map(Hyperparameter::name).sorted().toList();
  }

  private static List<String> row(
      int line, FinishedTrial finished, Optional<Period> period, SearchSpace space) {
    TrialOutcome outcome = finished.outcome();
    List<String> cells = new ArrayList<>();
    cells.add(Integer.toString(line));
    cells.add(Integer.toString(finished.trial().number() - 1));
    cells.add(cell(value(finished)));
    cells.add(period.map(p -> TIME.format(p.started())).orElse(UNKNOWN));
    cells.add(period.map(p -> TIME.format(p.finished())).orElse(UNKNOWN));
    cells.add(period.map(p -> duration(p)).orElse(UNKNOWN));
    for (String name : sorted(space)) {
      cells.add(
          finished
              .trial()
              .suggestion()
              .configuration()
              .get(name)
              .map(OptunaCsv::python)
              .orElse(""));
    }
    Cost cost = outcome.cost();
    cells.add(outcome instanceof TrialOutcome.Failed failed ? failed.reason() : "");
    cells.add(cell(cost.flops()));
    cells.add(cell(cost.parameters()));
    cells.add(cell(cost.seconds()));
    cells.add(Long.toString(finished.trial().seed()));
    cells.add(finished.trial().suggestion().stage());
    cells.add(outcome.state());
    cells.add(cell(finished.completed().map(TrialOutcome.Completed::testError).orElse(Double.NaN)));
    cells.add(state(outcome));
    return cells;
  }

  private static double value(FinishedTrial trial) {
    return trial
        .completed()
        .map(TrialOutcome.Completed::error)
        .or(() -> trial.stopped().map(TrialOutcome.Stopped::error))
        .orElse(Double.NaN);
  }

  private static String state(TrialOutcome outcome) {
    if (outcome instanceof TrialOutcome.Completed) {
      return "COMPLETE";
    }
    return outcome instanceof TrialOutcome.Stopped ? "PRUNED" : "FAIL";
  }

  /** As pandas writes a time delta: {@code 0 days 00:00:01.500000}. */
  private static String duration(Period period) {
    Duration duration = Duration.between(period.started(), period.finished());
    if (duration.isNegative()) {
      // The clock was set back.
      duration = Duration.ZERO;
    }
    return String.format(
        Locale.ROOT,
        "%d days %02d:%02d:%02d.%06d",
        duration.toDays(),
        duration.toHoursPart(),
        duration.toMinutesPart(),
        duration.toSecondsPart(),
        duration.toNanosPart() / 1000);
  }

  private static String python(Value value) {
    Object raw = value.raw();
    if (raw instanceof Boolean truth) {
      return truth ? "True" : "False";
    }
    return value.toString();
  }

  private static String cell(double figure) {
    return Double.isNaN(figure) ? "" : Double.toString(figure);
  }
}
