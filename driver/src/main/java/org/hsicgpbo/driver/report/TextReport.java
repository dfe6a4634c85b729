package org.hsicgpbo.driver.report;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.text.WordUtils;
import org.hsicgpbo.driver.finals.FinalNetwork;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.trial.FinishedTrial;

/**
 * The result for a terminal: the answer, the ranking with bars, what was decided and why, the best
 * network against the best at random.
 */
public final class TextReport {
  private TextReport() {}

  /** Writes the whole result. */
  public static void write(StudyResult result, PrintWriter out) {
    Summary summary = new Summary(result);
    out.println();
    summary.answer().forEach(sentence -> out.println(WordUtils.wrap(sentence, AnalysisText.WIDTH)));
    if (!summary.more().isEmpty()) {
      out.println();
    }
    summary.more().forEach(sentence -> out.println(WordUtils.wrap(sentence, AnalysisText.WIDTH)));
    if (result.sample().trials().size() > 0) {
      AnalysisText.ranking(result.sample().analysis(), out);
    }
    AnalysisText.roles(
        summary.roles().values(), "What was done with each hyperparameter, and why", out);
    writeFinals(result, out);
    writeBest(result, out);
  }

  private static void writeFinals(StudyResult result, PrintWriter out) {
    if (result.finals().isEmpty()) {
      return;
    }
    String row = "  %5s  %-23s %5s  %-22s %12s %12s %12s%n";
    out.printf("%nFinal networks, tested on examples that no selection has seen%n");
    out.printf(row, "trial", "", "seeds", "test error", "FLOPs", "parameters", "latency");
    for (FinalNetwork network : result.finals()) {
      out.printf(
          row,
          network.finalist().trial().trial().number(),
          network.finalist().why(),
          network.trained().size(),
          Figures.withDeviation(network.mean(), network.standardDeviation()),
          Figures.flops(network.cost().flops()),
          Figures.count(network.cost().parameters()),
          Figures.milliseconds(network.latencyMilliseconds()));
    }
    result.finals().stream()
        .filter(network -> network.missing() > 0)
        .forEach(
            network ->
                out.printf(
                    "  Trial %d: %d more are to be trained; run the study again.%n",
                    network.finalist().trial().trial().number(), network.missing()));
  }

  private static void writeBest(StudyResult result, PrintWriter out) {
    Map<String, FinishedTrial> columns = new Summary(result).sideBySide();
    if (columns.isEmpty()) {
      return;
    }
    String row = "  %-16s" + " %16s".repeat(columns.size()) + "%n";
    out.println();
    out.printf(row, Stream.concat(Stream.of(""), columns.keySet().stream()).toArray());
    Rows rows = new Rows(out, row, columns.values());
    rows.add("trial", t -> Integer.toString(t.trial().number()));
    rows.add("error", t -> Figures.number(t.errorOrWorst()));
    rows.add("test error", t -> Figures.number(t.completed().orElseThrow().testError()));
    rows.add("FLOPs", t -> Figures.flops(t.outcome().cost().flops()));
    rows.add("parameters", t -> Figures.count(t.outcome().cost().parameters()));
    rows.add("training time", t -> Figures.duration(t.outcome().cost().seconds()));
    for (Hyperparameter hyperparameter : result.history().space().hyperparameters()) {
      String name = hyperparameter.name();
      rows.add(name, t -> t.configuration().get(name).map(Figures::value).orElse("–"));
    }
    if (!result.savedModel().isEmpty()) {
      out.printf("%n  The recommended network is saved as %s.%n", result.savedModel());
    }
  }

  /** Rows of a table with a trial in each column. */
  private record Rows(PrintWriter out, String format, Collection<FinishedTrial> trials) {
    void add(String what, Function<FinishedTrial, String> figure) {
      out.printf(format, Stream.concat(Stream.of(what), trials.stream().map(figure)).toArray());
    }
  }
}
