package org.hsicgpbo.driver.report;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.text.WordUtils;
import org.hsicgpbo.sensitivity.HsicIndex;
import org.hsicgpbo.sensitivity.Role;
import org.hsicgpbo.sensitivity.RoleDecision;
import org.hsicgpbo.sensitivity.SensitivityReport;
import org.hsicgpbo.trial.FinishedTrial;

/**
 * The result for a terminal: the answer, the ranking with bars, what was decided and why, the best
 * network against the warm-up's best.
 */
public final class TextReport {
  private static final int WIDTH = 100;
  private static final int BAR = 20;
  private static final double SIGNIFICANT = 0.05;

  private TextReport() {}

  /** Writes the whole result. */
  public static void write(StudyResult result, PrintWriter out) {
    Summary summary = new Summary(result);
    out.println();
    summary.answer().forEach(sentence -> out.println(WordUtils.wrap(sentence, WIDTH)));
    writeRanking(result.sensitivity(), out);
    writeRoles(summary.roles(), out);
    writeBest(result, out);
  }

  /** Writes the ranking alone. */
  public static void writeRanking(SensitivityReport report, PrintWriter out) {
    out.printf(
        "%nWhat decides whether a network is among the best (%d random trials, %d of them good)%n",
        report.n(), report.reached());
    int name = report.indices().stream().mapToInt(i -> i.hyperparameter().length()).max().orElse(0);
    double most =
        report.indices().stream()
            .mapToDouble(HsicIndex::hsic)
            .filter(Double::isFinite)
            .max()
            .orElse(1);
    String row = "  %-" + Math.max(name, 14) + "s %-" + BAR + "s %9s %8s   %7s %8s  %s%n";
    out.printf(row, "hyperparameter", "", "HSIC", "p", "cost R²", "cost p", "active");
    for (HsicIndex index : report.indices()) {
      out.printf(
          row,
          index.hyperparameter(),
          bar(index.hsic() / most),
          Figures.number(index.hsic()),
          Figures.pValue(index.pAdjusted()) + (index.pAdjusted() < SIGNIFICANT ? "*" : " "),
          Figures.number(index.costR2()),
          Figures.pValue(index.costPValue()),
          index.active());
    }
    out.printf(
        "  * significant at 5 %% after Holm's correction. Cost is %s.%n", report.cost().label());
    report.notes().forEach(note -> out.println(indented(2, note)));
  }

  private static void writeRoles(Map<String, RoleDecision> roles, PrintWriter out) {
    if (roles.isEmpty()) {
      return;
    }
    out.printf("%nWhat was done with each hyperparameter, and why%n");
    for (RoleDecision decision : roles.values()) {
      out.printf("  %s: %s%n", decision.hyperparameter(), role(decision.role()));
      for (String reason : decision.reasons()) {
        out.println(indented(4, reason));
      }
    }
  }

  private static String indented(int spaces, String text) {
    String indent = " ".repeat(spaces);
    return indent + WordUtils.wrap(text, WIDTH - spaces, System.lineSeparator() + indent, false);
  }

  /** A role in words. */
  static String role(Role role) {
    if (role instanceof Role.SetCheap set) {
      return "set cheap at " + Figures.value(set.value());
    }
    if (role instanceof Role.Narrow narrow) {
      return "narrowed to %s … %s"
          .formatted(Figures.value(narrow.from()), Figures.value(narrow.to()));
    }
    if (role instanceof Role.FineTune) {
      return "searched with a flat prior, fine-tuned later";
    }
    return role instanceof Role.TooFewTrials ? "optimized (too few trials to tell)" : "optimized";
  }

  private static void writeBest(StudyResult result, PrintWriter out) {
    Optional<FinishedTrial> best = result.best();
    Optional<FinishedTrial> drawn = result.warmUpBest();
    if (best.isEmpty()) {
      return;
    }
    String row = "  %-16s %16s %16s%n";
    out.printf("%n" + row, "", "best network", "warm-up's best");
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
      out.printf("  The best network was trained again and saved as %s.%n", result.savedModel());
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

  /** A bar of eighths of blocks for a share in [0,1]; empty for what is not known. */
  static String bar(double share) {
    if (!(share > 0)) {
      return "";
    }
    int eighths = (int) Math.round(Math.min(1, share) * BAR * 8);
    String rest = eighths % 8 == 0 ? "" : Character.toString((char) ('▏' - (eighths % 8 - 1)));
    return "█".repeat(eighths / 8) + rest;
  }
}
