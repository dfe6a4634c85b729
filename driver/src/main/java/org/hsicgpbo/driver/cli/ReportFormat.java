package org.hsicgpbo.driver.cli;

/** The forms in which a report is printed. */
enum ReportFormat {
  /** For a person at a terminal. */
  text,
  /** For a program. */
  json,
  /** For a wiki, a merge request or a notebook. */
  markdown,
  /** A page with pictures. */
  html
}
