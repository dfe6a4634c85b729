package org.hsicgpbo.driver.report;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.WordUtils;
import org.hsicgpbo.driver.finals.FinalNetwork;
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
    Optional<FinishedTrial> best = result.best();
    Optional<FinishedTrial> drawn = result.warmUpBest();
    if (best.isEmpty()) {
      return;
    }
    String row = "  %-16s %16s" + (drawn.isPresent() ? " %16s%n" : "%n");
    out.printf("%n" + row, "", "best network", "best at random");
    line(out, row, "trial", best.get(), drawn, t -> Integer.toString(t.trial().number()));
    line(out, row, "error", best.get(), drawn, t -> Figures.number(t.errorOrWorst()));
    line(
        out,
        row,
        "test error",
        best.get(),
        drawn,
        t -> Figures.number(t.completed().orElseThrow().testError()));
    line(out, row, "FLOPs", best.get(), drawn, t -> Figures.flops(t.outcome().cost().flops()));
    line(
        out,
        row,
        "parameters",
        best.get(),
        drawn,
        t -> Figures.count(t.outcome().cost().parameters()));
    line(
        out,
        row,
        "training time",
        best.get(),
        drawn,
        t -> Figures.duration(t.outcome().cost().seconds()));
    List<String> names =
        result.history().space().hyperparameters().stream().map(h -> h.name()).toList();
    for (String name : names) {
      line(
          out,
          row,
          name,
          best.get(),
          drawn,
          t -> t.trial().suggestion().configuration().get(name).map(Figures::value).orElse("–"));
    }
    if (!result.savedModel().isEmpty()) {
      out.printf("%n  The best network is saved as %s.%n", result.savedModel());
    }
  }

  private static void line(
      PrintWriter out,
      String row,
      String what,
      FinishedTrial best,
      Optional<FinishedTrial> drawn,
      java.util.function.Function<FinishedTrial, String> figure) {
    out.printf(row, what, figure.apply(best), drawn.map(figure).orElse("–"));
  }
}
