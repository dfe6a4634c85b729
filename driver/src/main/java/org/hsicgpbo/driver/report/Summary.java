package org.hsicgpbo.driver.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.stat.StatUtils;
import org.hsicgpbo.driver.finals.FinalNetwork;
import org.hsicgpbo.sensitivity.RoleDecision;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Replicates;

/** The figures and sentences that all forms of a report share. */
final class Summary {
  private final StudyResult result;
  private final List<Replicates> replicates;
  private final Optional<FinishedTrial> recommended;

  Summary(StudyResult result) {
    this.result = result;
    this.replicates = Replicates.of(result.history());
    this.recommended = result.file().tradeOff().recommend(result.history());
  }

  StudyResult result() {
    return result;
  }

  /** The median error of the completed random trials; NaN if there are none. */
  double warmUpMedian() {
    double[] errors =
        result.sample().trials().trials().stream()
            .filter(t -> t.completed().isPresent())
            .mapToDouble(FinishedTrial::errorOrWorst)
            .toArray();
    return errors.length == 0 ? Double.NaN : StatUtils.percentile(errors, 50);
  }

  /** The network that the trade-off recommends. */
  Optional<FinishedTrial> recommended() {
    return recommended;
  }

  /** The trainings of each configuration. */
  List<Replicates> replicates() {
    return replicates;
  }

  /**
   * The trials that reports set side by side, by what they are: recommended where that is another
   * one, of the lowest error, best at random where there is one. Empty if no trial completed.
   */
  Map<String, FinishedTrial> sideBySide() {
    Map<String, FinishedTrial> columns = new LinkedHashMap<>();
    Optional<FinishedTrial> best = result.best();
    if (best.isPresent()) {
      recommended()
          .filter(t -> !t.hasSameConfiguration(best.get()))
          .ifPresent(t -> columns.put("recommended", t));
      columns.put("lowest error", best.get());
      result.warmUpBest().ifPresent(drawn -> columns.put("best at random", drawn));
    }
    return columns;
  }

  /** The last decision on each hyperparameter, in the order of the space. */
  Map<String, RoleDecision> roles() {
    Map<String, RoleDecision> roles = new LinkedHashMap<>();
    result.stages().forEach(s -> s.decisions().forEach(d -> roles.put(d.hyperparameter(), d)));
    return roles;
  }

  /** How many trials failed, by cause. */
  Map<String, Long> failures() {
    return WhatFailed.byKind(result.history());
  }

  /** The answer in five sentences, with which every form of a report begins. */
  List<String> answer() {
    return new Answer(this).sentences();
  }

  /** What else is told in sentences: the lowest error, the random trials, final networks. */
  List<String> more() {
    List<String> sentences = new ArrayList<>();
    Optional<FinishedTrial> best = result.best();
    if (best.isPresent()) {
      recommended
          .filter(network -> !network.hasSameConfiguration(best.get()))
          .ifPresent(
              network -> {
                sentences.add(
                    "Trial %d is recommended, because %s is asked for."
                        .formatted(network.trial().number(), result.file().tradeOff().describe()));
                sentences.add(lowestError(best.get()));
              });
      sentences.add(againstWarmUp(best.get()));
      result.finals().stream()
          .filter(network -> !network.trained().isEmpty())
          .forEach(network -> sentences.add(finalNetwork(network)));
    }
    whatStopped().ifPresent(sentences::add);
    return sentences;
  }

  private String lowestError(FinishedTrial trial) {
    return "The network of the lowest error is trial %d (stage %s): %s."
        .formatted(trial.trial().number(), trial.trial().suggestion().stage(), figures(trial));
  }

  /** Errors and cost of a completed trial in words, as far as they are known. */
  String figures(FinishedTrial trial) {
    double testError = trial.completed().orElseThrow().testError();
    Cost cost = trial.outcome().cost();
    List<String> figures = new ArrayList<>();
    figures.add("validation error " + Figures.number(trial.errorOrWorst()) + overTrainings(trial));
    if (!Double.isNaN(testError)) {
      figures.add("test error " + Figures.number(testError));
    }
    if (!Double.isNaN(cost.flops())) {
      figures.add(Figures.flops(cost.flops()));
    }
    if (!Double.isNaN(cost.parameters())) {
      figures.add(Figures.count(cost.parameters()) + " parameters");
    }
    return String.join(", ", figures);
  }

  /** What several trainings of the configuration say; nothing for one. */
  private String overTrainings(FinishedTrial trial) {
    return replicates.stream()
        .filter(replicates -> replicates.configuration().equals(trial.configuration()))
        .filter(replicates -> replicates.count() > 1 && Double.isFinite(replicates.meanError()))
        .findFirst()
        .map(
            replicates ->
                " (%s over %d trainings)"
                    .formatted(
                        Figures.withDeviation(
                            replicates.meanError(), replicates.standardDeviation()),
                        replicates.count()))
        .orElse("");
  }

  private static String finalNetwork(FinalNetwork network) {
    int seeds = network.trained().size();
    String error = Figures.withDeviation(network.mean(), network.standardDeviation());
    return "Trained again on %s from %s, trial %d (%s) has a test error of %s%s%s."
        .formatted(
            network.trainedOn(),
            seeds == 1 ? "1 seed" : seeds + " seeds",
            network.finalist().trial().trial().number(),
            network.finalist().why(),
            error,
            seeds == 1 ? "" : " (mean ± standard deviation)",
            Double.isNaN(network.cost().flops())
                ? ""
                : " for " + Figures.flops(network.cost().flops()));
  }

  /** The median error of the random trials over that of a trial; NaN unless both are above 0. */
  double medianTo(FinishedTrial trial) {
    return ratio(warmUpMedian(), trial.errorOrWorst());
  }

  private String againstWarmUp(FinishedTrial best) {
    Optional<FinishedTrial> drawn = result.warmUpBest();
    if (result.sample().trials().size() == 0) {
      return "No trial was drawn at random, so there is none to compare it with.";
    }
    if (drawn.isEmpty()) {
      return "No random trial ended with an error to compare it with.";
    }
    String median =
        Double.isNaN(medianTo(best))
            ? "the median of the random trials is " + Figures.number(warmUpMedian())
            : "its error is %s below the median of the random trials (%s)"
                .formatted(Figures.factor(medianTo(best)), Figures.number(warmUpMedian()));
    if (drawn.get().equals(best)) {
      return "No later trial beat the best of the random ones; " + median + ".";
    }
    double error = drawn.get().errorOrWorst();
    double factor = ratio(error, best.errorOrWorst());
    String lower =
        Double.isNaN(factor)
            ? "lower by " + Figures.number(error - best.errorOrWorst())
            : Figures.factor(factor) + " lower";
    return "Against the best of the random trials (error %s) its error is %s and %s; %s."
        .formatted(
            Figures.number(error),
            lower,
            cost(ratio(drawn.get().outcome().cost().flops(), best.outcome().cost().flops())),
            median);
  }

  /** A quotient that means "times as much": NaN unless both are above 0. */
  private static double ratio(double numerator, double denominator) {
    return numerator > 0 && denominator > 0 ? numerator / denominator : Double.NaN;
  }

  private static String cost(double ratio) {
    if (Double.isNaN(ratio)) {
      return "its cost is not known";
    }
    if (ratio == 1) {
      return "it needs as many FLOPs";
    }
    return ratio > 1
        ? "it needs %s fewer FLOPs".formatted(Figures.factor(ratio))
        : "it needs %s more FLOPs".formatted(Figures.factor(1 / ratio));
  }

  private Optional<String> whatStopped() {
    long sample = result.sample().trials().stopped();
    return EarlyStops.of(result.history())
        .describe()
        .map(
            words ->
                "Of %d trials %s; none of them is the best or on the front, because its final error is not known%s."
                    .formatted(
                        result.history().size(),
                        words,
                        sample == 0
                            ? "; none of the random trials was stopped, so the ranking is that of whole trainings"
                            : "; %d of the %d random trials were stopped and count as not good, so the ranking is conditional on that"
                                .formatted(sample, result.sample().trials().size())));
  }

  static String unit(CostMeasure cost) {
    return switch (cost) {
      case FLOPS -> "FLOPs";
      case PARAMETERS -> "parameters";
      case SECONDS -> "seconds of training";
    };
  }
}
