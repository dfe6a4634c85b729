package org.hsicgpbo.driver.cli;

import java.util.EnumSet;
import java.util.Set;
import org.hsicgpbo.sensitivity.AnalysisPart;
import org.hsicgpbo.sensitivity.AnalysisSettings;
import org.hsicgpbo.sensitivity.BandwidthRule;
import org.hsicgpbo.sensitivity.CategoryKernel;
import org.hsicgpbo.sensitivity.Correction;
import org.hsicgpbo.sensitivity.Estimator;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.sensitivity.Significance;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What an analysis is for and how it estimates. */
final class AnalysisOptions {
  @Option(
      names = "--quantile",
      paramLabel = "Q",
      description = "Share of the trials that counts as good (default: the study's goal, or 0.1).")
  private @Nullable Double quantile;

  @Option(
      names = "--threshold",
      paramLabel = "E",
      description = "Trials count as good up to this error, instead of a share of them.")
  private @Nullable Double threshold;

  @Option(
      names = "--worst",
      description = "Ask what makes trials end among the worst instead of the best.")
  private boolean worst;

  @Option(
      names = "--estimator",
      paramLabel = "v|u|published",
      defaultValue = "v",
      description =
          "Biased V-statistic, unbiased U-statistic, or the paper's formula (default: ${DEFAULT-VALUE}).")
  private String estimator = "v";

  @Option(
      names = "--bandwidth",
      paramLabel = "median|max|H",
      defaultValue = "median",
      description = "Bandwidth of the Gaussian kernel on [0,1] (default: ${DEFAULT-VALUE}).")
  private String bandwidth = "median";

  @Option(
      names = "--permutations",
      paramLabel = "B",
      description =
          "Permutations behind each p-value; 0 takes asymptotic p-values (default: 2000, and 0 for more than 20,000 trials).")
  private @Nullable Integer permutations;

  @Option(
      names = "--correction",
      paramLabel = "holm|bh",
      defaultValue = "holm",
      description =
          "For the number of hyperparameters: Holm, or Benjamini and Hochberg (default: ${DEFAULT-VALUE}).")
  private String correction = "holm";

  @Option(
      names = "--categories",
      paramLabel = "coordinate|value",
      defaultValue = "coordinate",
      description =
          "Compare categories by their place in the list, as the paper does, or as equal or not (default: ${DEFAULT-VALUE}).")
  private String categories = "coordinate";

  @Option(names = "--pairs", description = "Tell also what pairs decide together.")
  private boolean pairs;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of permutations and bootstrap (default: the study's, or 1).")
  private @Nullable Long seed;

  /** The goal asked for, else the given one. */
  Goal goal(Goal otherwise) {
    if (threshold != null) {
      if (quantile != null || worst) {
        throw new BadInputException(
            "--threshold cannot be used together with --quantile or --worst.");
      }
      if (!Double.isFinite(threshold)) {
        throw new BadInputException(
            "--threshold: found %s; it must be a finite error.".formatted(threshold));
      }
      return new Goal.Below(threshold);
    }
    if (quantile != null && !(quantile > 0 && quantile < 1)) {
      throw new BadInputException(
          "--quantile: found %s; it must be above 0 and below 1, such as 0.1.".formatted(quantile));
    }
    double share =
        quantile != null ? quantile : otherwise instanceof Goal.Best best ? best.quantile() : 0.1;
    if (worst) {
      return new Goal.Worst(share);
    }
    return quantile != null ? new Goal.Best(share) : otherwise;
  }

  /** How to estimate from so many trials. */
  AnalysisSettings settings(int trials) {
    if (permutations != null && (permutations < 0 || permutations > 1_000_000)) {
      throw new BadInputException(
          "--permutations: found %d; it must be from 0 to 1,000,000.".formatted(permutations));
    }
    AnalysisSettings usual = AnalysisSettings.forSample(trials);
    return usual
        .with(oneOf("--estimator", estimator, Estimator.values()))
        .with(bandwidth())
        .with(
            permutations == null
                ? usual.significance()
                : permutations == 0
                    ? new Significance.Asymptotic()
                    : new Significance.Permutation(permutations))
        .with(
            correction.equalsIgnoreCase("bh")
                ? Correction.BENJAMINI_HOCHBERG
                : oneOf("--correction", correction, new Correction[] {Correction.HOLM}))
        .with(oneOf("--categories", categories, CategoryKernel.values()));
  }

  /** What to analyse beside ranking and roles. */
  Set<AnalysisPart> parts(boolean all) {
    Set<AnalysisPart> parts =
        all ? EnumSet.allOf(AnalysisPart.class) : EnumSet.of(AnalysisPart.PRECISION);
    if (pairs) {
      parts.add(AnalysisPart.PAIRS);
    }
    return parts;
  }

  /** The seed asked for, else the given one. */
  long seed(long otherwise) {
    return seed == null ? otherwise : seed;
  }

  private BandwidthRule bandwidth() {
    if (bandwidth.equals("median")) {
      return new BandwidthRule.Median();
    }
    if (bandwidth.equals("max")) {
      return new BandwidthRule.Maximum();
    }
    try {
      double h = Double.parseDouble(bandwidth);
      double least = pairs ? 0.05 : BandwidthRule.SMALLEST;
      if (h >= least && h <= BandwidthRule.GREATEST) {
        return new BandwidthRule.Fixed(h);
      }
      throw new BadInputException(
          "--bandwidth: found %s; a number must be from %s to %s%s."
              .formatted(bandwidth, least, BandwidthRule.GREATEST, pairs ? " with --pairs" : ""));
    } catch (NumberFormatException e) {
      throw new BadInputException(
          "--bandwidth: found '%s'; it must be median, max or a number such as 0.3."
              .formatted(bandwidth),
          e);
    }
  }

  private static <E extends Enum<E>> E oneOf(String option, String text, E[] values) {
    for (E value : values) {
      if (value.name().equalsIgnoreCase(text)) {
        return value;
      }
    }
    throw new BadInputException(
        "%s: found '%s'; see --help for what it can be.".formatted(option, text));
  }
}
