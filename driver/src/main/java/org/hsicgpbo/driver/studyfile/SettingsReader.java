package org.hsicgpbo.driver.studyfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hsicgpbo.driver.studyfile.StudyFile.FinalSettings;
import org.hsicgpbo.driver.studyfile.StudyFile.ProblemSettings;
import org.hsicgpbo.driver.studyfile.StudyFile.StopSettings;
import org.hsicgpbo.driver.studyfile.StudyFile.StrategySettings;
import org.hsicgpbo.driver.studyfile.StudyFile.WarmStart;
import org.hsicgpbo.search.AcquisitionChoice;
import org.hsicgpbo.search.baseline.TpeStrategy;
import org.hsicgpbo.search.hsic.RoleOverride;
import org.hsicgpbo.search.hsic.WarmUp;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.time.DurationWords;
import org.hsicgpbo.trainers.data.TrainingExamples;

/** Everything of a study file but the space, with defaults filled in. */
final class SettingsReader {
  private static final KeyPath TRIAL_TIME = KeyPath.of("per-trial", "time");
  private static final Set<String> CATEGORIES = Set.of("categorical", "boolean");
  private static final Set<String> FOREIGN = Set.of("command", "java");
  private static final Set<String> MODEL_BASED = Set.of("gpbo", "hsic-gpbo");

  /** Without earlier observations a Gaussian process has nothing to begin with. */
  private static final int FEWEST_COLD = 2;

  /** The best one, and the cheapest that is nearly as good. */
  private static final int USUAL_NETWORKS = 2;

  private static final int USUAL_SEEDS = 3;
  private static final double DEFAULT_QUANTILE = 0.10;

  private final YamlNode.Mapping file;
  private final StudySchema schema;
  private final Problems problems;

  SettingsReader(YamlNode.Mapping file, StudySchema schema, Problems problems) {
    this.file = file;
    this.schema = schema;
    this.problems = problems;
  }

  /** Adds a problem for what the schema cannot say. */
  void check() {
    checkWarmUp();
    checkBatch();
    checkWarmStart();
    checkNumbersOnly();
    checkTime();
    new BudgetReader(file).check(problems);
    checkFinal();
    new LimitsReader(file, problems).check();
    new PruningReader(file, schema, problems).check();
    new NotifyReader(file).check(problems);
  }

  private void checkWarmUp() {
    KeyPath warmUp = KeyPath.of("strategy", "warm-up");
    KeyPath trials = KeyPath.of("budget", "trials");
    if (problems.touch(warmUp) || problems.touch(trials) || !json(trials).isIntegralNumber()) {
      return;
    }
    long budget = json(trials).longValue();
    if (json(warmUp).canConvertToLong() && json(warmUp).longValue() > budget) {
      problems.add(
          file.positionOf(warmUp),
          warmUp,
          "found %s; the warm-up must not be larger than the budget (%d trials)."
              .formatted(json(warmUp).asText(), budget));
    } else if (strategyType().equals("hsic-gpbo") && json(warmUp).isMissingNode()) {
      checkBudgetForRanking(budget, trials);
    }
  }

  /** Who names a small warm-up wants it so; who leaves it to us wants a ranking. */
  private void checkBudgetForRanking(long budget, KeyPath trials) {
    KeyPath quantile = KeyPath.of("goal", "quantile");
    if (problems.touch(quantile)) {
      return;
    }
    double share = json(quantile).asDouble(DEFAULT_QUANTILE);
    int least = WarmUpSize.leastForRanking(share);
    if (budget < least) {
      problems.add(
          file.positionOf(trials),
          trials,
          "found %d; to rank hyperparameters where %s of the trials count as good, hsic-gpbo needs at least %d. Raise it, or goal.quantile, or take the strategy gpbo."
              .formatted(budget, share, least));
    }
  }

  private void checkBatch() {
    KeyPath batch = KeyPath.of("strategy", "batch");
    KeyPath trials = KeyPath.of("budget", "trials");
    if (problems.touch(batch) || problems.touch(trials) || !json(trials).isIntegralNumber()) {
      return;
    }
    long budget = json(trials).longValue();
    if (json(batch).canConvertToLong() && json(batch).longValue() > budget) {
      problems.add(
          file.positionOf(batch),
          batch,
          "found %s; the batch must not be larger than the budget (%d trials), or the design would stay incomplete."
              .formatted(json(batch).asText(), budget));
    }
  }

  private void checkWarmStart() {
    KeyPath warmStart = KeyPath.of("warm-start");
    if (!json(warmStart).isMissingNode()
        && !problems.touch(warmStart)
        && !MODEL_BASED.contains(strategyType())) {
      problems.add(
          file.positionOf(warmStart),
          warmStart,
          "found earlier observations, but the strategy %s cannot use them. Take gpbo or hsic-gpbo, or drop them."
              .formatted(strategyType()));
    }
    KeyPath warmUp = KeyPath.of("strategy", "warm-up");
    if (json(warmStart).isMissingNode()
        && strategyType().equals("gpbo")
        && json(warmUp).isIntegralNumber()
        && json(warmUp).asInt() < FEWEST_COLD) {
      problems.add(
          file.positionOf(warmUp),
          warmUp,
          "found %s; it must be at least %d without a warm-start."
              .formatted(json(warmUp).asText(), FEWEST_COLD));
    }
  }

  private void checkNumbersOnly() {
    if (!strategyType().equals("cma-es")) {
      return;
    }
    json(KeyPath.of("space"))
        .fieldNames()
        .forEachRemaining(
            name -> {
              KeyPath type = KeyPath.of("space", name, "type");
              if (CATEGORIES.contains(text(type)) && !problems.touch(type)) {
                problems.add(
                    file.positionOf(type),
                    type,
                    "found %s; the strategy cma-es searches numbers only. Take the strategy tpe or gpbo, or drop the hyperparameter."
                        .formatted(Found.quote(text(type))));
              }
            });
  }

  private void checkFinal() {
    KeyPath finals = KeyPath.of("final");
    String type = text(KeyPath.of("problem", "type"));
    if (!json(finals).isMissingNode() && !problems.touch(finals) && FOREIGN.contains(type)) {
      problems.add(
          file.positionOf(finals),
          finals,
          "found final networks, but those of the problem %s are not trained by this program. Drop it."
              .formatted(type));
    }
  }

  private void checkTime() {
    if (!json(TRIAL_TIME).isMissingNode()
        && !problems.touch(TRIAL_TIME)
        && DurationWords.read(text(TRIAL_TIME)).isZero()) {
      problems.add(
          file.positionOf(TRIAL_TIME),
          TRIAL_TIME,
          "found %s; it must be above 0.".formatted(text(TRIAL_TIME)));
    }
  }

  /** The study file; only to be called when no problem was found. */
  StudyFile toStudyFile(String text, SearchSpace space, Map<String, RoleOverride> roles) {
    int trials = json(KeyPath.of("budget", "trials")).intValue();
    double quantile = json(KeyPath.of("goal", "quantile")).asDouble(DEFAULT_QUANTILE);
    StrategySettings strategy = strategy(space.dimensions(), trials, quantile);
    return new StudyFile(
        text,
        text(KeyPath.of("study")),
        json(KeyPath.of("seed")).asLong(1),
        problem(),
        space,
        new Goal.Best(quantile),
        strategy,
        TradeOffReader.read(file, strategy),
        roles,
        new BudgetReader(file).read(),
        json(KeyPath.of("workers")).asInt(1),
        new LimitsReader(file, problems)
            .read(json(TRIAL_TIME).isMissingNode() ? null : DurationWords.read(text(TRIAL_TIME))),
        stop(),
        new PruningReader(file, schema, problems).read(),
        warmStart(),
        finals());
  }

  private Optional<FinalSettings> finals() {
    if (json(KeyPath.of("final")).isMissingNode()) {
      return Optional.empty();
    }
    String on =
        json(KeyPath.of("final", "on")).asText(TrainingExamples.TRAIN_AND_VALIDATION.label());
    return Optional.of(
        new FinalSettings(
            json(KeyPath.of("final", "networks")).asInt(USUAL_NETWORKS),
            json(KeyPath.of("final", "seeds")).asInt(USUAL_SEEDS),
            TrainingExamples.of(on)));
  }

  private WarmStart warmStart() {
    return new WarmStart(
        texts(KeyPath.of("warm-start", "studies")), texts(KeyPath.of("warm-start", "logs")));
  }

  private List<String> texts(KeyPath path) {
    List<String> texts = new ArrayList<>();
    json(path).forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private StopSettings stop() {
    JsonNode target = json(KeyPath.of("stop", "target-error"));
    JsonNode trials = json(KeyPath.of("stop", "no-improvement"));
    JsonNode improvement = json(KeyPath.of("stop", "expected-improvement"));
    return new StopSettings(
        target.isMissingNode() ? Optional.empty() : Optional.of(target.asDouble()),
        trials.isMissingNode() ? Optional.empty() : Optional.of(trials.intValue()),
        improvement.isMissingNode() ? Optional.empty() : Optional.of(improvement.asDouble()));
  }

  private ProblemSettings problem() {
    String type = text(KeyPath.of("problem", "type"));
    Map<String, Object> settings = new LinkedHashMap<>();
    schema
        .definition(type)
        .path("properties")
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().has("default")) {
                settings.put(entry.getKey(), PlainObjects.of(entry.getValue().get("default")));
              }
            });
    json(KeyPath.of("problem"))
        .properties()
        .forEach(entry -> settings.put(entry.getKey(), PlainObjects.of(entry.getValue())));
    settings.remove("type");
    return new ProblemSettings(type, settings);
  }

  private StrategySettings strategy(int dimensions, int trials, double quantile) {
    JsonNode warmUp = json(KeyPath.of("strategy", "warm-up"));
    return switch (strategyType()) {
      case "random" -> new StrategySettings.Random();
      case "sobol" -> new StrategySettings.Sobol();
      case "lhs" ->
          new StrategySettings.LatinHypercube(json(KeyPath.of("strategy", "batch")).asInt(trials));
      case "tpe" -> new StrategySettings.Tpe(warmUp.asInt(TpeStrategy.DEFAULT_WARM_UP));
      case "cma-es" -> new StrategySettings.CmaEs();
      case "turbo" ->
          new StrategySettings.Turbo(
              warmUp.asInt(Math.max(1, Math.min(2 * dimensions, trials / 2))));
      case "gpbo" ->
          new StrategySettings.Gpbo(
              warmUp.asInt(
                  warmStart().isEmpty() ? WarmUpSize.forGaussianProcess(dimensions, trials) : 0),
              AcquisitionChoice.of(
                  json(KeyPath.of("strategy", "acquisition"))
                      .asText(AcquisitionChoice.AUTO.label())));
      default ->
          new StrategySettings.HsicGpbo(
              warmUp.asInt(WarmUpSize.forRanking(dimensions, trials, quantile)),
              json(KeyPath.of("strategy", "sample")).asText().equals("sobol")
                  ? WarmUp.Sampling.SOBOL
                  : WarmUp.Sampling.RANDOM,
              json(KeyPath.of("strategy", "mode")).asText().equals("paper"));
    };
  }

  private String strategyType() {
    return json(KeyPath.of("strategy", "type")).asText("hsic-gpbo");
  }

  private String text(KeyPath path) {
    return json(path).asText();
  }

  private JsonNode json(KeyPath path) {
    return file.at(path).map(YamlNode::toJson).orElse(MissingNode.getInstance());
  }
}
