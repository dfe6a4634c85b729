package org.hsicgpbo.driver.studyfile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.hsicgpbo.driver.studyfile.StudyFile.StopSettings;
import org.hsicgpbo.driver.studyfile.StudyFile.StrategySettings;
import org.hsicgpbo.driver.studyfile.StudyFile.TrialLimits;
import org.hsicgpbo.driver.studyfile.StudyFile.WarmStart;
import org.hsicgpbo.search.hsic.WarmUp;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Condition;
import org.hsicgpbo.space.Constraint;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.time.DurationWords;

/**
 * How a study file differs from the one that its study was begun with.
 *
 * @param blocking differences in seed, problem, space and constraints: the trials so far would not
 *     belong to the study any more
 * @param notices differences that a study may go on with: budget, workers, limits, pruning, goal,
 *     strategy, final networks
 */
public record StudyFileDiff(List<String> blocking, List<String> notices) {
  /** Copies the lists. */
  public StudyFileDiff {
    blocking = List.copyOf(blocking);
    notices = List.copyOf(notices);
  }

  /** The differences, one readable line each, such as {@code seed: 42 → 43}. */
  public static StudyFileDiff between(StudyFile earlier, StudyFile newer) {
    List<String> blocking = new ArrayList<>();
    compare(blocking, "seed", earlier.seed(), newer.seed());
    compareProblems(blocking, earlier, newer);
    compareSpaces(blocking, earlier.space(), newer.space());
    List<String> notices = new ArrayList<>();
    compare(notices, "budget.trials", earlier.trials(), newer.trials());
    compare(notices, "budget", earlier.budget().describeTimes(), newer.budget().describeTimes());
    compare(notices, "workers", earlier.workers(), newer.workers());
    compare(notices, "per-trial.time", describe(earlier.limits()), describe(newer.limits()));
    compare(notices, "per-trial.memory", memory(earlier), memory(newer));
    compare(notices, "retries", earlier.limits().retries(), newer.limits().retries());
    compare(notices, "stop", describe(earlier.stop()), describe(newer.stop()));
    compare(notices, "pruning", pruning(earlier), pruning(newer));
    compare(notices, "warm-start", describe(earlier.warmStart()), describe(newer.warmStart()));
    compare(notices, "goal", describe(earlier.goal()), describe(newer.goal()));
    compare(notices, "strategy", describe(earlier.strategy()), describe(newer.strategy()));
    compare(notices, "trade-off", earlier.tradeOff().describe(), newer.tradeOff().describe());
    compare(notices, "roles", earlier.roles(), newer.roles());
    compare(notices, "final", describe(earlier.finals()), describe(newer.finals()));
    return new StudyFileDiff(blocking, notices);
  }

  /** Whether the trials so far still belong to the study. */
  public boolean allowsToGoOn() {
    return blocking.isEmpty();
  }

  private static void compareProblems(List<String> lines, StudyFile earlier, StudyFile newer) {
    var before = earlier.problem().asMap();
    var after = newer.problem().asMap();
    Set<String> keys = new LinkedHashSet<>(before.keySet());
    keys.addAll(after.keySet());
    for (String key : keys) {
      compare(
          lines,
          "problem." + key,
          before.getOrDefault(key, "nothing"),
          after.getOrDefault(key, "nothing"));
    }
  }

  private static void compareSpaces(List<String> lines, SearchSpace earlier, SearchSpace newer) {
    int before = lines.size();
    for (Hyperparameter old : earlier.hyperparameters()) {
      String key = "space." + old.name();
      if (!newer.contains(old.name())) {
        lines.add(key + ": removed (" + describe(old) + ")");
      } else if (!newer.get(newer.indexOf(old.name())).equals(old)) {
        Hyperparameter now = newer.get(newer.indexOf(old.name()));
        compare(lines, key, describe(old), describe(now));
      }
    }
    for (Hyperparameter now : newer.hyperparameters()) {
      if (!earlier.contains(now.name())) {
        lines.add("space." + now.name() + ": added (" + describe(now) + ")");
      }
    }
    if (lines.size() == before) {
      compare(lines, "space, order of the hyperparameters", names(earlier), names(newer));
    }
    compare(lines, "where", constraints(earlier), constraints(newer));
  }

  private static void compare(List<String> lines, String key, Object before, Object after) {
    if (!before.equals(after)) {
      lines.add("%s: %s → %s".formatted(key, before, after));
    }
  }

  private static String constraints(SearchSpace space) {
    return space.isConstrained()
        ? String.join("; ", space.constraints().stream().map(Constraint::text).toList())
        : "no constraint";
  }

  private static List<String> names(SearchSpace space) {
    return space.hyperparameters().stream().map(Hyperparameter::name).toList();
  }

  private static String memory(StudyFile file) {
    OptionalLong bytes = file.limits().memoryBytes();
    return bytes.isPresent() ? LimitsReader.words(bytes.getAsLong()) : "no limit";
  }

  private static String describe(TrialLimits limits) {
    return limits.time() == null ? "no limit" : DurationWords.exact(limits.time());
  }

  private static String describe(StopSettings stop) {
    List<String> rules = new ArrayList<>();
    stop.targetError().ifPresent(error -> rules.add("target-error " + error));
    stop.noImprovement().ifPresent(trials -> rules.add("no-improvement " + trials));
    stop.expectedImprovement()
        .ifPresent(tolerance -> rules.add("expected-improvement " + tolerance));
    return rules.isEmpty() ? "no rule" : String.join(", ", rules);
  }

  private static String pruning(StudyFile file) {
    return file.pruning().map(PruningSettings::describe).orElse("nothing");
  }

  private static String describe(WarmStart warmStart) {
    return warmStart.isEmpty()
        ? "nothing"
        : "studies %s, logs %s".formatted(warmStart.studies(), warmStart.logs());
  }

  private static String describe(Optional<StudyFile.FinalSettings> finals) {
    return finals
        .map(f -> "networks %d, seeds %d, on %s".formatted(f.networks(), f.seeds(), f.on().label()))
        .orElse("nothing");
  }

  private static String describe(Goal goal) {
    return goal instanceof Goal.Best best ? "quantile " + best.quantile() : goal.toString();
  }

  private static String describe(StrategySettings strategy) {
    if (strategy instanceof StrategySettings.Gpbo gpbo) {
      return "gpbo, warm-up %d, acquisition %s"
          .formatted(gpbo.warmUp(), gpbo.acquisition().label());
    }
    if (strategy instanceof StrategySettings.Turbo turbo) {
      return "turbo, warm-up " + turbo.warmUp();
    }
    if (strategy instanceof StrategySettings.LatinHypercube lhs) {
      return "lhs, batch " + lhs.batch();
    }
    if (strategy instanceof StrategySettings.Tpe tpe) {
      return "tpe, warm-up " + tpe.warmUp();
    }
    return strategy instanceof StrategySettings.HsicGpbo hsicGpbo
        ? "hsic-gpbo%s, warm-up %d%s"
            .formatted(
                hsicGpbo.published() ? " as published" : "",
                hsicGpbo.warmUp(),
                hsicGpbo.sampling() == WarmUp.Sampling.SOBOL ? " by sobol" : "")
        : strategy.type();
  }

  private static String describe(Hyperparameter hyperparameter) {
    String words = hyperparameter.describe();
    if (hyperparameter instanceof CategoricalHyperparameter categorical
        && categorical.weights().stream().distinct().count() > 1) {
      words += ", weights " + categorical.weights();
    }
    if (hyperparameter.condition() instanceof Condition.ParentIn condition) {
      words += ", when " + condition.parent() + " is " + oneOf(condition.values());
    }
    return words;
  }

  private static String oneOf(Set<Value> values) {
    return Found.oneOf(values.stream().map(Value::toString).toList());
  }
}
