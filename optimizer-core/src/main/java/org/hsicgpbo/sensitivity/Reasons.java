package org.hsicgpbo.sensitivity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The sentences that tell people why a hyperparameter has its role. */
final class Reasons {
  private final HsicIndex index;
  private final RoleRules rules;
  private final List<String> sentences = new ArrayList<>();

  Reasons(HsicIndex index, RoleRules rules) {
    this.index = index;
    this.rules = rules;
  }

  /** The decision, with its meaning as the first sentence. */
  RoleDecision lead(Role role) {
    List<String> all = new ArrayList<>();
    all.add(meaning(role));
    all.addAll(sentences);
    return new RoleDecision(index.hyperparameter(), role, index, all);
  }

  void cannotTell() {
    sentences.add(
        "%d trials have %s, %d of them are good; an index needs at least %d trials, %d of them good, and not all."
            .formatted(
                index.active(),
                index.hyperparameter(),
                index.goalReached(),
                SensitivityAnalyzer.SMALLEST_GROUP,
                SensitivityAnalyzer.FEWEST_REACHED));
  }

  void effects() {
    sentences.add(
        "%s %s the error (R² %s, %s) and %s the cost (%s)."
            .formatted(
                index.hyperparameter(),
                index.pAdjusted() < rules.significance() ? "decides" : "does not visibly decide",
                figure(index.r2()),
                p(index.pAdjusted()),
                costVerb(),
                Double.isNaN(index.costR2())
                    ? "not known"
                    : "R² " + figure(index.costR2()) + ", " + p(index.costPValue())));
  }

  void noCheapEnd() {
    sentences.add(
        "No end or value of its range is clearly the cheap one: the cost does not rise or fall steadily.");
  }

  void cutNotShown(EquivalenceTest test, ValueRange values) {
    sentences.add(
        "That %s keeps the goal is not shown: %d of %d good trials lie there, where %s of all trials are expected (p = %s)."
            .formatted(
                values,
                test.inside(),
                test.good(),
                percent(test.part().high() - test.part().low()),
                figure(test.pValue())));
  }

  void cut(EquivalenceTest test, ValueRange values, double costRatio) {
    sentences.add(
        "%d of %d good trials lie in %s, where %s of all trials are expected: the chance of a good network does not fall by more than %s of itself (%s)."
            .formatted(
                test.inside(),
                test.good(),
                values,
                percent(test.part().high() - test.part().low()),
                percent(rules.margin()),
                p(test.pValue())));
    sentences.add(
        "The rest of the range typically costs %s times as much.".formatted(figure(costRatio)));
  }

  void screened(double errorPValue, double pairPValue) {
    sentences.add(
        "Goal (p = %s before correction), ranks of all errors (%s) and its closest partner (%s) were screened at %s."
            .formatted(
                figure(index.pValue()),
                p(errorPValue),
                Double.isNaN(pairPValue) ? "not known" : p(pairPValue),
                figure(rules.screening())));
  }

  private String costVerb() {
    if (Double.isNaN(index.costPValue())) {
      return "may or may not drive";
    }
    return index.costPValue() < rules.significance() ? "drives" : "does not visibly drive";
  }

  private static String meaning(Role role) {
    if (role instanceof Role.Narrow narrow) {
      return "Searched from %s to %s only, the cheap part of its range."
          .formatted(narrow.from(), narrow.to());
    }
    if (role instanceof Role.SetCheap cheap) {
      return "Set to %s, its cheap value.".formatted(cheap.value());
    }
    if (role instanceof Role.FineTune) {
      return "Searched over its full range, but with little weight: neither the error nor the cost hints at an effect.";
    }
    return role instanceof Role.TooFewTrials
        ? "Searched over its full range: too few trials to say anything."
        : "Searched over its full range.";
  }

  private static String p(double pValue) {
    return pValue < 0.001 ? "p < 0.001" : "p = " + figure(pValue);
  }

  private static String percent(double share) {
    return Math.round(100 * share) + " %";
  }

  /** Two significant digits, without trailing exponents for ordinary sizes. */
  private static String figure(double number) {
    if (Double.isNaN(number)) {
      return "not known";
    }
    return new java.math.BigDecimal(number)
        .round(new java.math.MathContext(2))
        .stripTrailingZeros()
        .toPlainString()
        .toLowerCase(Locale.ROOT);
  }
}
