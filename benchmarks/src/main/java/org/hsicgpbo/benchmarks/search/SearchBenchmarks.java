package org.hsicgpbo.benchmarks.search;

import java.io.IOException;
import org.hsicgpbo.benchmarks.lcbench.MinimumSearch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The benchmarks of search as one program. */
@Command(
    name = "search.sh",
    mixinStandardHelpOptions = true,
    description = "Benchmarks of search.",
    subcommands = {
      SearchQuality.class,
      RegretTable.class,
      RegretCurves.class,
      CostComparison.class,
      ProblemServer.class,
      SuggestionTime.class,
      MinimumSearch.class
    })
public final class SearchBenchmarks {
  private SearchBenchmarks() {}

  /** Runs one of them. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new SearchBenchmarks())
            .setExecutionExceptionHandler(SearchBenchmarks::explain)
            .execute(arguments));
  }

  /** What is wrong with a name or a file needs no stack trace. */
  private static int explain(Exception exception, CommandLine command, ParseResult parsed)
      throws Exception {
    if (exception instanceof IllegalArgumentException || exception instanceof IOException) {
      command.getErr().println(exception.getMessage());
      return command.getCommandSpec().exitCodeOnExecutionException();
    }
    throw exception;
  }
}
