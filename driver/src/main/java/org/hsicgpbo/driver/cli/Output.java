package org.hsicgpbo.driver.cli;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command prints. */
final class Output {
  private final PrintWriter writer;

  private Output(PrintWriter writer) {
    this.writer = writer;
  }

  /** Standard output of the command. */
  static Output of(@Nullable CommandSpec spec) {
    return new Output(Objects.requireNonNull(spec).commandLine().getOut());
  }

  void print(String text) {
    writer.print(text);
    writer.flush();
  }
}
