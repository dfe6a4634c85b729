package org.hsicgpbo.driver.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** The ranking as CSV: one line for each hyperparameter, the columns of the JSON form. */
public final class AnalysisCsv {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  private AnalysisCsv() {}

  /** Writes it. */
  public static void write(AnalyzedSample sample, Writer out) throws IOException {
    List<Map<String, @Nullable Object>> rows = AnalysisJson.indices(sample.analysis());
    CSVPrinter csv = new CSVPrinter(out, FORMAT);
    if (!rows.isEmpty()) {
      csv.printRecord(rows.get(0).keySet());
    }
    for (Map<String, @Nullable Object> row : rows) {
      csv.printRecord(row.values());
    }
    csv.flush();
  }
}
