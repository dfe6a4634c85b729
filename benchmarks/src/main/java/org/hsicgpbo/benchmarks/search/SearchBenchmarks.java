package org.hsicgpbo.benchmarks.search;

import org.hsicgpbo.benchmarks.lcbench.MinimumSearch;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks of search as one program. */
@Command(
    name = "search.sh",
    mixinStandardHelpOptions = true,
    description = "Benchmarks of search.",
    subcommands = {SearchQuality.class, SuggestionTime.class, MinimumSearch.class})
public final class SearchBenchmarks {
  private SearchBenchmarks() {}

  /** Runs one of them. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new SearchBenchmarks()).execute(arguments));
  }
}
