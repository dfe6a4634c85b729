package org.hsicgpbo.driver.report;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.WordUtils;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.sensitivity.HsicIndex;
import org.hsicgpbo.sensitivity.IndexPrecision;
import org.hsicgpbo.sensitivity.PairIndex;
import org.hsicgpbo.sensitivity.Role;
import org.hsicgpbo.sensitivity.RoleDecision;
import org.hsicgpbo.sensitivity.SampleAnalysis;
import org.hsicgpbo.sensitivity.SensitivityReport;

/** An analysis for a terminal: ranking with bars and certainty, roles with reasons, pairs. */
public final class AnalysisText {
  static final int WIDTH = 100;
  private static final int BAR = 14;
  private static final int MOST_PAIRS = 15;

  private AnalysisText() {}

  /** Writes ranking, roles and whatever else the analysis holds. */
  public static void write(AnalyzedSample sample, PrintWriter out) {
    ranking(sample.analysis(), out);
    roles(sample.analysis().roles(), "What this says of each hyperparameter, and why", out);
    pairs(sample.analysis().pairs(), out);
  }

  /** Writes the ranking alone. */
  static void ranking(SampleAnalysis analysis, PrintWriter out) {
    SensitivityReport report = analysis.ranking();
    out.printf(
        "%nWhat decides whether a network is %s (%d random trials, %d of them %s)%n",
        goal(report.goal()),
        report.n(),
        report.reached(),
        report.goal() instanceof Goal.Worst ? "so bad" : "good");
    int name = report.indices().stream().mapToInt(i -> i.hyperparameter().length()).max().orElse(0);
    double most =
        report.indices().stream()
            .mapToDouble(HsicIndex::hsic)
            .filter(Double::isFinite)
            .max()
            .orElse(1);
    String row = "  %-" + Math.max(name, 14) + "s %-" + BAR + "s %9s %-19s %6s %8s  %7s %8s %6s%n";
    out.printf(
        row,
        "hyperparameter",
        "",
        "HSIC",
        "  95 % interval",
        "R²",
        "p ",
        "cost R²",
        "cost p",
        "active");
    for (HsicIndex index : report.indices()) {
      boolean significant = index.isSignificant();
      out.printf(
          row,
          index.hyperparameter(),
          bar(index.hsic() / most),
          Figures.number(index.hsic()),
          "  " + interval(analysis.precision(index.hyperparameter())),
          Figures.number(index.r2()),
          Figures.pValue(index.pAdjusted()) + (significant ? "*" : " "),
          Figures.number(index.costR2()),
          Figures.pValue(index.costPValue()),
          index.active());
    }
    out.printf("  * significant at 5 %% after correction. Cost is %s.%n", report.cost().label());
    detectable(analysis).ifPresent(text -> out.println(indented(2, text)));
    report.notes().forEach(note -> out.println(indented(2, note)));
  }

  static String goal(Goal goal) {
    if (goal instanceof Goal.Below below) {
      return "below an error of " + Figures.number(below.threshold());
    }
    return goal instanceof Goal.Worst ? "among the worst" : "among the best";
  }

  static String interval(Optional<IndexPrecision> precision) {
    return precision
        .filter(p -> Double.isFinite(p.high()))
        .map(p -> Figures.number(p.low()) + " … " + Figures.number(p.high()))
        .orElse("–");
  }

  /** What a reader must hear beside "not significant"; empty if all are significant. */
  static Optional<String> detectable(SampleAnalysis analysis) {
    double[] found =
        analysis.ranking().indices().stream()
            .filter(index -> !index.isSignificant() && !Double.isNaN(index.pAdjusted()))
            .flatMap(index -> analysis.precision(index.hyperparameter()).stream())
            .mapToDouble(IndexPrecision::detectableR2)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    if (found.length == 0) {
      return Optional.empty();
    }
    String range =
        Figures.number(found[0]).equals(Figures.number(found[found.length - 1]))
            ? Figures.number(found[0])
            : Figures.number(found[0]) + " to " + Figures.number(found[found.length - 1]);
    return Optional.of(
        "Not significant is not \"without effect\": a sample of this size shows a plain trend (at 5 %, before correction) in 80 of 100 cases only from R² = "
            + range
            + " on.");
  }

  /** Writes roles with their reasons. */
  static void roles(Collection<RoleDecision> roles, String title, PrintWriter out) {
    if (roles.isEmpty()) {
      return;
    }
    out.printf("%n%s%n", title);
    for (RoleDecision decision : roles) {
      out.printf("  %s: %s%n", decision.hyperparameter(), role(decision.role()));
      for (String reason : decision.reasons()) {
        out.println(indented(4, reason));
      }
    }
  }

  private static void pairs(List<PairIndex> pairs, PrintWriter out) {
    List<PairIndex> known = pairs.stream().filter(p -> Double.isFinite(p.excess())).toList();
    if (known.isEmpty()) {
      return;
    }
    out.printf("%nWhat pairs decide beyond what each of the two decides alone%n");
    int name =
        known.stream().mapToInt(p -> (p.first() + " × " + p.second()).length()).max().orElse(0);
    String row = "  %-" + Math.max(name, 14) + "s %9s %9s %8s %6s%n";
    out.printf(row, "pair", "HSIC", "excess", "p ", "active");
    known.stream()
        .limit(MOST_PAIRS)
        .forEach(
            pair ->
                out.printf(
                    row,
                    pair.first() + " × " + pair.second(),
                    Figures.number(pair.hsic()),
                    Figures.number(pair.excess()),
                    Figures.pValue(pair.pAdjusted()) + (pair.isSignificant() ? "*" : " "),
                    pair.active()));
    if (known.size() > MOST_PAIRS) {
      out.printf("  and %d pairs of smaller excess.%n", known.size() - MOST_PAIRS);
    }
  }

  static String indented(int spaces, String text) {
    String indent = " ".repeat(spaces);
    return indent + WordUtils.wrap(text, WIDTH - spaces, System.lineSeparator() + indent, false);
  }

  /** A role in words. */
  public static String role(Role role) {
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
