package org.hsicgpbo.driver.cli;

/** For whom a command prints. */
enum OutputFormat {
  /** For a person. */
  text,
  /** For a program. */
  json
}
