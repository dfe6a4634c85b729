package org.hsicgpbo.driver.compare.report;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hsicgpbo.driver.compare.ComparedStudy;
import org.hsicgpbo.driver.compare.Comparison;
import org.hsicgpbo.driver.compare.SharedOutcomes;
import org.hsicgpbo.driver.compare.SignedRankTest;
import org.hsicgpbo.driver.compare.StrategySummary;
import org.hsicgpbo.driver.report.Figures;

/**
 * The table of a comparison as plain text.
 *
 * @param header titles of the columns; the first one is that of names
 * @param rows a cell for each column
 * @param notes sentences that belong below it: definitions, and what to beware of
 */
record ComparisonTable(List<String> header, List<List<String>> rows, List<String> notes) {
  private static final double MEGA = 1e6;
  private static final String UNKNOWN = "–";
  private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);

  static ComparisonTable of(Comparison comparison) {
    Optional<String> reference = comparison.reference();
    List<String> header = new ArrayList<>();
    header.add("strategy");
    header.add(comparison.metric().label());
    header.add("parameters");
    header.add("MFLOPs");
    header.add("FLOPs factor");
    header.add("training hours");
    reference.ifPresent(name -> header.add("p against " + name));
    header.add("median rank");
    List<List<String>> rows =
        StrategySummary.of(comparison).stream().map(s -> row(s, reference.isPresent())).toList();
    return new ComparisonTable(header, rows, notes(comparison));
  }

  private static List<String> row(StrategySummary summary, boolean hasReference) {
    List<String> cells = new ArrayList<>();
    cells.add(summary.strategy());
    cells.add(Figures.withDeviation(summary.meanError(), summary.standardDeviation()));
    cells.add(Figures.count(summary.medianParameters()));
    cells.add(Figures.number(summary.medianFlops() / MEGA));
    cells.add(factor(summary.flopsFactor()));
    cells.add(Figures.number(summary.trainingHours()));
    if (hasReference) {
      cells.add(Figures.pValue(summary.pValue()));
    }
    cells.add(rank(summary.medianRank()));
    return cells;
  }

  /** As the paper writes it: ×67. */
  private static String factor(double factor) {
    return Double.isFinite(factor) ? "×" + (factor == 1 ? "1" : Figures.number(factor)) : UNKNOWN;
  }

  /** Ranks end in a half or a quarter: 2, 2.5. */
  private static String rank(double rank) {
    return Double.isNaN(rank) ? UNKNOWN : new DecimalFormat("0.##", SYMBOLS).format(rank);
  }

  private static List<String> notes(Comparison comparison) {
    List<String> notes = new ArrayList<>();
    int seeds = comparison.seeds().size();
    notes.add(
        comparison.metric().definition()
            + (seeds > 1
                ? " The table has its mean ± standard deviation (n − 1) over %d seeds."
                    .formatted(seeds)
                : " There is one seed, so nothing can be said of how far it depends on chance."));
    notes.add("Recommended is: " + recommended(comparison) + ".");
    notes.add(
        "Parameters and FLOPs (of one forward pass of one example): medians of those networks over seeds. FLOPs factor: their ratio to the cheapest strategy's. Training hours: mean of the sum over the %d trials of a study, final networks not counted."
            .formatted(comparison.trials()));
    shared(comparison).ifPresent(notes::add);
    comparison
        .reference()
        .filter(name -> seeds > 1)
        .ifPresent(name -> notes.add(test(name, seeds)));
    notes.add("Median rank: by error among the strategies of one seed, 1 is the best.");
    failures(comparison).ifPresent(notes::add);
    return List.copyOf(notes);
  }

  /** By strategy what its studies recommend, those that recommend alike together. */
  private static String recommended(Comparison comparison) {
    Map<String, Set<String>> strategies = new LinkedHashMap<>();
    for (ComparedStudy study : comparison.studies()) {
      strategies
          .computeIfAbsent(study.tradeOff().describe(), words -> new LinkedHashSet<>())
          .add(study.strategy());
    }
    return strategies.entrySet().stream()
        .map(entry -> String.join(", ", entry.getValue()) + " – " + entry.getKey())
        .collect(Collectors.joining("; "));
  }

  private static String test(String reference, int seeds) {
    String test =
        "p: Wilcoxon's signed-rank test of the errors against %s over the seeds, two-sided, exact, not corrected for the number of strategies."
            .formatted(reference);
    return seeds >= SignedRankTest.FEWEST_FOR_FIVE_PERCENT
        ? test
        : test
            + " With %d seeds it cannot fall below %s: %d seeds are the fewest that can reach 0.05."
                .formatted(
                    seeds,
                    Figures.number(2 * Math.pow(2, -seeds)),
                    SignedRankTest.FEWEST_FOR_FIVE_PERCENT);
  }

  private static Optional<String> shared(Comparison comparison) {
    long all = comparison.studies().stream().mapToLong(study -> study.history().size()).sum();
    long trained = SharedOutcomes.distinct(comparison.studies());
    return trained == all
        ? Optional.empty()
        : Optional.of(
            "Random configurations that strategies draw alike from one seed were trained once: %d trainings stand for %d trials. Hours count for each strategy as if it had trained all its trials itself."
                .formatted(trained, all));
  }

  private static Optional<String> failures(Comparison comparison) {
    long failed =
        comparison.studies().stream().mapToLong(study -> study.history().failures()).sum();
    List<String> empty =
        comparison.studies().stream()
            .filter(study -> study.chosen().isEmpty())
            .map(ComparedStudy::name)
            .toList();
    if (failed == 0 && empty.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "%d %s failed; a failure counts as worst.%s"
            .formatted(
                failed,
                failed == 1 ? "trial" : "trials",
                empty.isEmpty()
                    ? ""
                    : " No trial was completed in %s, which the figures leave out."
                        .formatted(String.join(", ", empty))));
  }
}
