package org.hsicgpbo.driver.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.StatUtils;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Replicates;

/**
 * What a reader wants to know first, in five sentences: the network, how much cheaper it is, what
 * mattered, what failed, what to try next. All forms of a report begin with these.
 */
final class Answer {
  /** Hyperparameters that are told; the table has the others. */
  private static final int MOST_VALUES = 6;

  private final Summary summary;
  private final StudyResult result;

  Answer(Summary summary) {
    this.summary = summary;
    this.result = summary.result();
  }

  /** The five, in this order. */
  List<String> sentences() {
    return List.of(
        network(),
        cheaper(),
        new WhatMattered(result).describe(),
        new WhatFailed(result).describe(),
        new WhatNext(summary).describe());
  }

  private String network() {
    int size = result.history().size();
    if (size == 0) {
      return "No trial has finished yet, so there is no network to recommend.";
    }
    Optional<FinishedTrial> chosen = summary.recommended();
    if (chosen.isEmpty()) {
      return result.best().isEmpty()
          ? "None of the %s ended with an error that can be compared, so there is no network to recommend."
              .formatted(trials(size))
          : "No network satisfies the trade-off (%s); the lowest error is %s, of trial %d."
              .formatted(
                  result.file().tradeOff().describe(),
                  Figures.number(result.best().get().errorOrWorst()),
                  result.best().get().trial().number());
    }
    FinishedTrial network = chosen.get();
    return "Recommended is the network of trial %d (stage %s): %s; %s%s."
        .formatted(
            network.trial().number(),
            network.trial().suggestion().stage(),
            summary.figures(network),
            values(network),
            unfinished(size));
  }

  /** Its values, those that decide first. */
  private String values(FinishedTrial network) {
    List<String> ranked =
        result.sensitivity().indices().stream().map(i -> i.hyperparameter()).toList();
    List<String> names =
        result.history().space().hyperparameters().stream()
            .map(Hyperparameter::name)
            .filter(name -> network.configuration().get(name).isPresent())
            .sorted(
                java.util.Comparator.comparingInt(
                    name -> ranked.contains(name) ? ranked.indexOf(name) : Integer.MAX_VALUE))
            .toList();
    String told =
        names.stream()
            .limit(MOST_VALUES)
            .map(
                name ->
                    "%s %s".formatted(name, Figures.value(network.configuration().get(name).get())))
            .collect(Collectors.joining(", "));
    int rest = Math.max(0, names.size() - MOST_VALUES);
    return switch (rest) {
      case 0 -> told;
      case 1 -> told + " and one more value below";
      default -> "%s and %d more values below".formatted(told, rest);
    };
  }

  private String unfinished(int size) {
    return size < result.file().trials()
        ? "; this is after %d of at most %d trials".formatted(size, result.file().trials())
        : "";
  }

  private String cheaper() {
    Optional<FinishedTrial> chosen = summary.recommended();
    if (chosen.isEmpty()) {
      return "So there is no cost to compare.";
    }
    CostMeasure measure = result.file().tradeOff().cost(result.history());
    double own = chosen.get().knownCost(measure);
    if (Double.isNaN(own)) {
      return "What it costs was not told, so it cannot be said how much cheaper it is than others.";
    }
    return "It %s; it %s."
        .formatted(againstMedian(own, measure), againstLowestError(chosen.get(), own, measure));
  }

  private String againstMedian(double own, CostMeasure measure) {
    if (result.sample().trials().size() == 0) {
      return "cannot be compared with random networks, because none was trained";
    }
    double[] costs =
        result.sample().trials().trials().stream()
            .filter(trial -> trial.completed().isPresent())
            .mapToDouble(trial -> trial.knownCost(measure))
            .filter(cost -> !Double.isNaN(cost))
            .toArray();
    if (costs.length == 0) {
      return "cannot be compared with random networks, because none has a known cost";
    }
    String error =
        Double.isNaN(summary.warmUpMedian())
            ? ""
            : ", whose median error is " + Figures.number(summary.warmUpMedian());
    return "%s the median random network%s"
        .formatted(needs(StatUtils.percentile(costs, 50) / own, measure), error);
  }

  private String againstLowestError(FinishedTrial chosen, double own, CostMeasure measure) {
    FinishedTrial best = result.best().orElseThrow();
    if (chosen.hasSameConfiguration(best)) {
      return "is itself the network of the lowest error";
    }
    double cost = best.knownCost(measure);
    String needs =
        Double.isNaN(cost)
            ? "cannot be compared in cost with that of the lowest error"
            : needs(cost / own, measure) + " that of the lowest error";
    return "%s (trial %d, error %s%s)"
        .formatted(
            needs,
            best.trial().number(),
            Figures.number(best.errorOrWorst()),
            withinNoise(chosen, best)
                ? "; a difference within the spread of several trainings"
                : "");
  }

  private static String needs(double ratio, CostMeasure measure) {
    String unit = Summary.unit(measure);
    if (ratio == 1) {
      return "needs as many %s as".formatted(unit);
    }
    return ratio > 1
        ? "needs %s fewer %s than".formatted(Figures.factor(ratio), unit)
        : "needs %s more %s than".formatted(Figures.factor(1 / ratio), unit);
  }

  /** Whether trainings of the same configuration differ by more than these two do. */
  private boolean withinNoise(FinishedTrial chosen, FinishedTrial best) {
    double difference = Math.abs(chosen.errorOrWorst() - best.errorOrWorst());
    return summary.replicates().stream()
        .filter(
            replicates ->
                replicates.configuration().equals(chosen.configuration())
                    || replicates.configuration().equals(best.configuration()))
        .mapToDouble(Replicates::standardDeviation)
        .anyMatch(deviation -> deviation >= difference);
  }

  private static String trials(int count) {
    return count == 1 ? "1 trial" : "%d trials".formatted(count);
  }
}
