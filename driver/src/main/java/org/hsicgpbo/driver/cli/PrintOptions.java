package org.hsicgpbo.driver.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** The options that say how much a command prints, and for whom. */
final class PrintOptions {
  @Option(
      names = "--quiet",
      description = "Print nothing but failures and what --format json asks for.")
  private boolean quiet;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "Print the result for a person or as JSON (default: ${DEFAULT-VALUE}).")
  private OutputFormat format = OutputFormat.text;

  boolean quiet() {
    return quiet;
  }

  /** Where to tell what is not a failure. */
  PrintWriter notes(PrintWriter err) {
    return quiet ? new PrintWriter(Writer.nullWriter()) : err;
  }

  /** Prints the result as it is asked for. */
  void result(PrintWriter out, Consumer<PrintWriter> text, Consumer<PrintWriter> json) {
    if (format == OutputFormat.json) {
      json.accept(out);
    } else if (!quiet) {
      text.accept(out);
    }
    out.flush();
  }
}
