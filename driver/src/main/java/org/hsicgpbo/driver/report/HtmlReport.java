package org.hsicgpbo.driver.report;

import java.io.IOException;
import java.io.Writer;

/**
 * report.html: one file with everything in it, scripts included; it loads nothing from elsewhere.
 * Texts of a study file are escaped by the template engine, those in the data of charts by JSON.
 */
public final class HtmlReport {
  private HtmlReport() {}

  /** Writes the page. */
  public static void write(StudyResult result, Writer out) throws IOException {
    Page.write("report.html.peb", ReportModel.of(result), out);
  }
}
