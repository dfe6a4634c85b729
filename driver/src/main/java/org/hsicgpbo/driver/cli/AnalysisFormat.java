package org.hsicgpbo.driver.cli;

/** The form in which an analysis is printed. */
enum AnalysisFormat {
  /** For a person. */
  text,
  /** For a program. */
  json,
  /** The indices for a spreadsheet. */
  csv
}
