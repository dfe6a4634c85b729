package org.hsicgpbo.driver.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hsicgpbo.driver.finals.FinalNetwork;
import org.hsicgpbo.driver.report.chart.Thinning;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * What the templates of a report say, as texts and numbers: the same for the page and for Markdown.
 */
final class ReportModel {
  /** Rows of a table that a person reads; the rest is in trials.csv. */
  private static final int MOST_ROWS = 100;

  /** How a figure is written that is not known. */
  private static final String UNKNOWN = Figures.number(Double.NaN);

  private ReportModel() {}

  /** All that the templates use. */
  static Map<String, Object> of(StudyResult result) {
    Summary summary = new Summary(result);
    Map<String, Object> model =
        new LinkedHashMap<>(AnalysisPage.model(result.sample(), result.history()));
    model.put("study", result.file().study());
    model.put("problem", result.file().problem().type());
    model.put("strategy", result.file().strategy().type());
    model.put("seed", result.file().seed());
    model.put("trials", result.history().size());
    model.put("answer", summary.answer());
    model.put("more", summary.more());
    model.put("cards", cards(result, summary));
    model.put("stages", stages(result));
    model.put("decisions", summary.roles().values().stream().map(AnalysisPage::decision).toList());
    model.put("finals", result.finals().stream().map(ReportModel::finalNetwork).toList());
    model.put("columns", List.copyOf(summary.sideBySide().keySet()));
    model.put("comparison", comparison(result, summary));
    model.put("failures", failures(result));
    model.put("failureCount", result.history().failures());
    model.put("stoppedRows", stopped(result));
    model.put("stoppedCount", result.history().stopped());
    model.put("drawn", drawn(result));
    model.put("budget", result.file().trials());
    model.put("studyFile", result.file().text());
    model.put("provenance", provenance(result));
    return model;
  }

  /** The figures of the recommended network that are known. */
  static List<Map<String, String>> cards(StudyResult result, Summary summary) {
    Optional<FinishedTrial> best = result.best();
    if (best.isEmpty()) {
      return List.of();
    }
    FinishedTrial trial = summary.recommended().orElse(best.get());
    List<Map<String, String>> cards = new ArrayList<>();
    cards.add(card(Figures.number(trial.errorOrWorst()), "validation error"));
    cards.add(testError(result, trial));
    cards.add(card(Figures.flops(trial.outcome().cost().flops()), "one forward pass"));
    cards.add(card(Figures.count(trial.outcome().cost().parameters()), "parameters"));
    cards.add(card(Figures.factor(summary.medianTo(trial)), "below the random median"));
    return cards.stream().filter(card -> !UNKNOWN.equals(card.get("value"))).toList();
  }

  /** That of the final networks if there are any: it says how far it depends on the seed. */
  private static Map<String, String> testError(StudyResult result, FinishedTrial best) {
    return result.finals().stream()
        .filter(network -> network.finalist().trial().equals(best))
        .filter(network -> !network.trained().isEmpty())
        .findFirst()
        .map(
            network ->
                card(
                    Figures.withDeviation(network.mean(), network.standardDeviation()),
                    "test error, %d seeds".formatted(network.trained().size())))
        .orElseGet(
            () -> card(Figures.number(best.completed().orElseThrow().testError()), "test error"));
  }

  private static Map<String, String> finalNetwork(FinalNetwork network) {
    return Map.of(
        "trial", Integer.toString(network.finalist().trial().trial().number()),
        "why", network.finalist().why(),
        "seeds", Integer.toString(network.trained().size()),
        "trainedOn", network.trainedOn(),
        "error", Figures.withDeviation(network.mean(), network.standardDeviation()),
        "flops", Figures.flops(network.cost().flops()),
        "parameters", Figures.count(network.cost().parameters()),
        "latency", Figures.milliseconds(network.latencyMilliseconds()));
  }

  private static Map<String, String> card(String value, String label) {
    return Map.of("value", value, "label", label);
  }

  private static List<Map<String, String>> stages(StudyResult result) {
    return result.stages().stream()
        .map(
            stage ->
                Map.of(
                    "name", stage.name(),
                    "range", stage.firstTrial() + "–" + stage.lastTrial(),
                    "best",
                        Figures.number(
                            result
                                .history()
                                .ofStage(stage.name())
                                .best()
                                .map(FinishedTrial::errorOrWorst)
                                .orElse(Double.NaN)),
                    "purpose", stage.purpose()))
        .toList();
  }

  private static List<Map<String, Object>> comparison(StudyResult result, Summary summary) {
    if (result.best().isEmpty()) {
      return List.of();
    }
    Collection<FinishedTrial> trials = summary.sideBySide().values();
    List<Map<String, Object>> rows = new ArrayList<>();
    rows.add(row("trial", trials, t -> Integer.toString(t.trial().number())));
    rows.add(row("validation error", trials, t -> Figures.number(t.errorOrWorst())));
    rows.add(
        row("test error", trials, t -> Figures.number(t.completed().orElseThrow().testError())));
    rows.add(row("FLOPs", trials, t -> Figures.flops(t.outcome().cost().flops())));
    rows.add(row("parameters", trials, t -> Figures.count(t.outcome().cost().parameters())));
    rows.add(row("training time", trials, t -> Figures.duration(t.outcome().cost().seconds())));
    for (Hyperparameter hyperparameter : result.history().space().hyperparameters()) {
      String name = hyperparameter.name();
      rows.add(
          row(
              name,
              trials,
              t ->
                  t.trial()
                      .suggestion()
                      .configuration()
                      .get(name)
                      .map(Figures::value)
                      .orElse("–")));
    }
    return rows;
  }

  private static Map<String, Object> row(
      String name, Collection<FinishedTrial> trials, Function<FinishedTrial, String> figure) {
    return Map.of("name", name, "values", trials.stream().map(figure).toList());
  }

  private static List<Map<String, String>> failures(StudyResult result) {
    return result.history().trials().stream()
        .filter(FinishedTrial::isFailed)
        .limit(MOST_ROWS)
        .map(
            trial ->
                Map.of(
                    "trial", Integer.toString(trial.trial().number()),
                    "kind", trial.outcome().state(),
                    "reason", ((TrialOutcome.Failed) trial.outcome()).reason()))
        .toList();
  }

  private static List<Map<String, String>> stopped(StudyResult result) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (FinishedTrial trial : result.history().trials()) {
      if (rows.size() < MOST_ROWS && trial.outcome() instanceof TrialOutcome.Stopped stopped) {
        rows.add(
            Map.of(
                "trial", Integer.toString(trial.trial().number()),
                "stage", trial.trial().suggestion().stage(),
                "epoch", Integer.toString(stopped.epoch()),
                "planned", Integer.toString(stopped.epochs()),
                "error", Figures.number(stopped.error())));
      }
    }
    return rows;
  }

  /** What is said under pictures that draw a part of the trials; empty where they draw all. */
  private static String drawn(StudyResult result) {
    long completed =
        result.history().trials().stream().filter(t -> t.completed().isPresent()).count();
    return completed <= Thinning.MOST_POINTS
        ? ""
        : "Of %,d completed trials the pictures show those on the line and %,d others at even distances; trials.csv has all."
            .formatted(completed, Thinning.MOST_POINTS);
  }

  private static String provenance(StudyResult result) {
    Provenance provenance = Provenance.of(result.file());
    return "Seed %d · reported by hsic-gpbo %s with Java %s on %s, %d processors, Deeplearning4j %s · charts by Vega-Lite"
        .formatted(
            provenance.seed(),
            provenance.product(),
            provenance.java(),
            provenance.machine(),
            provenance.processors(),
            provenance.dl4j());
  }
}
