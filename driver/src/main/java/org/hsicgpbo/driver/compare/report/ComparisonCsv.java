package org.hsicgpbo.driver.compare.report;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.hsicgpbo.driver.compare.AnytimeCurve;
import org.hsicgpbo.driver.compare.ComparedStudy;
import org.hsicgpbo.driver.compare.Comparison;

/**
 * comparison.csv, a line for each study, and curves.csv, a line for each point of the anytime
 * curves. Cells are empty where a figure is not known; numbers keep every digit.
 */
public final class ComparisonCsv {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  private ComparisonCsv() {}

  /** Writes the studies. */
  public static void studies(ComparisonResult result, Appendable out) throws IOException {
    Comparison comparison = result.comparison();
    CSVPrinter printer = new CSVPrinter(out, FORMAT);
    printer.printRecord(
        "strategy",
        "seed",
        "study",
        "trials",
        "failed",
        "error",
        "validation_error",
        "test_error",
        "final_test_error",
        "flops",
        "parameters",
        "training_hours",
        "best_trial");
    for (ComparedStudy study : comparison.studies()) {
      printer.printRecord(
          study.strategy(),
          study.seed(),
          study.name(),
          study.history().size(),
          study.history().failures(),
          cell(comparison.metric().of(study)),
          cell(study.validationError()),
          cell(study.testError()),
          cell(study.finalTestError()),
          cell(study.cost().flops()),
          cell(study.cost().parameters()),
          cell(study.trainingHours()),
          study.chosen().map(t -> Integer.toString(t.trial().number())).orElse(""));
    }
    printer.flush();
  }

  /** Writes the curves. */
  public static void curves(ComparisonResult result, Appendable out) throws IOException {
    CSVPrinter printer = new CSVPrinter(out, FORMAT);
    printer.printRecord("strategy", "axis", "x", "median", "lower_quartile", "upper_quartile");
    print("trials", result.curvesByTrials(), printer);
    print("hours", result.curvesByHours(), printer);
    printer.flush();
  }

  private static void print(String axis, List<AnytimeCurve> curves, CSVPrinter printer)
      throws IOException {
    for (AnytimeCurve curve : curves) {
      for (AnytimeCurve.Point point : curve.points()) {
        printer.printRecord(
            curve.strategy(),
            axis,
            cell(point.x()),
            cell(point.median()),
            cell(point.low()),
            cell(point.high()));
      }
    }
  }

  private static String cell(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }
}
