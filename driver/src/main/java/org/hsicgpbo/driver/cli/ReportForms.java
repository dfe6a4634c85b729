package org.hsicgpbo.driver.cli;

import java.io.PrintWriter;
import org.hsicgpbo.driver.report.HtmlReport;
import org.hsicgpbo.driver.report.MarkdownReport;
import org.hsicgpbo.driver.report.ResultsJson;
import org.hsicgpbo.driver.report.StudyResult;
import org.hsicgpbo.driver.report.TextReport;
import org.hsicgpbo.driver.report.TrialsCsv;

/** Writes results in all forms. */
final class ReportForms implements Workshop.Reports {
  @Override
  public void text(StudyResult result, PrintWriter out) {
    TextReport.write(result, out);
  }

  @Override
  public void markdown(StudyResult result, PrintWriter out) {
    Writing.unchecked(() -> MarkdownReport.write(result, out));
  }

  @Override
  public void json(StudyResult result, PrintWriter out) {
    Writing.unchecked(() -> ResultsJson.write(result, out));
  }

  @Override
  public void csv(StudyResult result, PrintWriter out) {
    Writing.unchecked(() -> TrialsCsv.write(result.history(), out));
  }

  @Override
  public void html(StudyResult result, PrintWriter out) {
    Writing.unchecked(() -> HtmlReport.write(result, out));
  }
}
