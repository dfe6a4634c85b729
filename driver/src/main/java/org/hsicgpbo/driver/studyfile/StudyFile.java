package org.hsicgpbo.driver.studyfile;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.hsicgpbo.search.AcquisitionChoice;
import org.hsicgpbo.search.ProgressEstimator;
import org.hsicgpbo.search.hsic.RoleOverride;
import org.hsicgpbo.search.hsic.WarmUp;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.study.RunClock;
import org.hsicgpbo.study.StoppingRule;
import org.hsicgpbo.trainers.data.TrainingExamples;
import org.hsicgpbo.trial.TradeOff;
import org.jspecify.annotations.Nullable;

/**
 * A study file that was read and found valid.
 *
 * @param text the YAML as it was read, stored with the study
 * @param study name of the study
 * @param seed seed of everything random in it
 * @param problem what is trained
 * @param space the search space with its constraints
 * @param goal which trials count as good
 * @param strategy how configurations are proposed
 * @param tradeOff what a cheap network is worth
 * @param roles what a person decides of hyperparameters, by name
 * @param budget how many trials there shall be, and how long they may take
 * @param workers how many train at the same time
 * @param limits limits of one trial
 * @param stop what ends the study before the budget
 * @param pruning what ends trainings early; empty for nothing
 * @param warmStart what earlier observations there are
 * @param finals which final networks there shall be; empty for none
 */
public record StudyFile(
    String text,
    String study,
    long seed,
    ProblemSettings problem,
    SearchSpace space,
    Goal goal,
    StrategySettings strategy,
    TradeOff tradeOff,
    Map<String, RoleOverride> roles,
    BudgetSettings budget,
    int workers,
    TrialLimits limits,
    StopSettings stop,
    Optional<PruningSettings> pruning,
    WarmStart warmStart,
    Optional<FinalSettings> finals) {

  /** Copies the roles. */
  public StudyFile {
    roles = Map.copyOf(roles);
  }

  /** How many trials there shall be. */
  public int trials() {
    return budget.trials();
  }

  /** What ends a run that begins now before its trials are all trained. */
  public List<StoppingRule> stoppingRules(RunClock clock, ZoneId zone) {
    return Stream.concat(stop.rules(space, seed).stream(), budget.rules(clock, zone).stream())
        .toList();
  }

  /** What a person should know before hours are spent on it; empty if there is nothing. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (strategy instanceof StrategySettings.HsicGpbo ranked && goal instanceof Goal.Best best) {
      WarmUpSize.warning(ranked.warmUp(), best.quantile()).ifPresent(warnings::add);
    }
    WhereReader.warning(space).ifPresent(warnings::add);
    mapping().ifPresent(file -> warnings.addAll(new BudgetReader(file).warnings()));
    return List.copyOf(warnings);
  }

  /** How many workers the file itself names; empty if it leaves that open. */
  public Optional<Integer> namedWorkers() {
    return mapping()
        .flatMap(file -> file.at(KeyPath.of("workers")))
        .map(node -> node.toJson().asInt());
  }

  /** Who is told of what; empty for nobody. */
  public Optional<NotifySettings> notifications() {
    return mapping().flatMap(file -> new NotifyReader(file).read());
  }

  private Optional<YamlNode.Mapping> mapping() {
    return new YamlParser(new Problems(study)).parse(text);
  }

  /** The same study under another name. */
  public StudyFile withName(String newName) {
    return new StudyFile(
        text, newName, seed, problem, space, goal, strategy, tradeOff, roles, budget, workers,
        limits, stop, pruning, warmStart, finals);
  }

  /** The same study with another goal. */
  public StudyFile withGoal(Goal newGoal) {
    return new StudyFile(
        text, study, seed, problem, space, newGoal, strategy, tradeOff, roles, budget, workers,
        limits, stop, pruning, warmStart, finals);
  }

  /** The same study with another number of workers. */
  public StudyFile withWorkers(int newWorkers) {
    return new StudyFile(
        text,
        study,
        seed,
        problem,
        space,
        goal,
        strategy,
        tradeOff,
        roles,
        budget,
        newWorkers,
        limits,
        stop,
        pruning,
        warmStart,
        finals);
  }

  /**
   * What stands under {@code problem}.
   *
   * @param type such as runge, mnist, csv, command or java
   * @param settings all keys but the type, as plain Java objects, defaults filled in
   */
  public record ProblemSettings(String type, Map<String, Object> settings) {
    /** Copies the settings, keeping their order. */
    public ProblemSettings {
      settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** Type and settings in one map, as a worker receives them. */
    public Map<String, Object> asMap() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("type", type);
      map.putAll(settings);
      return map;
    }
  }

  /** What stands under {@code strategy}. */
  public sealed interface StrategySettings {
    /** Every trial at random. */
    record Random() implements StrategySettings {
      @Override
      public String type() {
        return "random";
      }
    }

    /** Randomly shifted Sobol' points. */
    record Sobol() implements StrategySettings {
      @Override
      public String type() {
        return "sobol";
      }
    }

    /** Latin hypercubes, each of a batch of trials. */
    record LatinHypercube(int batch) implements StrategySettings {
      @Override
      public String type() {
        return "lhs";
      }
    }

    /** A random warm-up, then tree-structured Parzen estimators. */
    record Tpe(int warmUp) implements StrategySettings {
      @Override
      public String type() {
        return "tpe";
      }
    }

    /** The evolution strategy CMA-ES; for numbers only. */
    record CmaEs() implements StrategySettings {
      @Override
      public String type() {
        return "cma-es";
      }
    }

    /** Bayesian optimization in a trust region; so many random trials at each start. */
    record Turbo(int warmUp) implements StrategySettings {
      @Override
      public String type() {
        return "turbo";
      }
    }

    /** A random warm-up, then Gaussian-process Bayesian optimization of the full space. */
    record Gpbo(int warmUp, AcquisitionChoice acquisition) implements StrategySettings {
      @Override
      public String type() {
        return "gpbo";
      }
    }

    /**
     * A warm-up, then the stages of HSIC-GPBO.
     *
     * @param sampling how the warm-up is drawn
     * @param published whether the published steps are followed without our additions
     */
    record HsicGpbo(int warmUp, WarmUp.Sampling sampling, boolean published)
        implements StrategySettings {
      @Override
      public String type() {
        return "hsic-gpbo";
      }
    }

    /** The name in study files: random, sobol, lhs, tpe, cma-es, turbo, gpbo, hsic-gpbo. */
    String type();
  }

  /**
   * What stands under {@code per-trial}, and {@code retries}.
   *
   * @param time longest training; null for no limit
   * @param memoryBytes what one worker or program may take with its children; empty for no limit
   * @param retries how often a trial is tried again whose process has crashed
   */
  public record TrialLimits(@Nullable Duration time, OptionalLong memoryBytes, int retries) {}

  /**
   * What stands under {@code stop}; each may be missing.
   *
   * @param targetError an error that is low enough
   * @param noImprovement how many trials may pass without a new best
   * @param expectedImprovement an expected improvement that is too small to go on for
   */
  public record StopSettings(
      Optional<Double> targetError,
      Optional<Integer> noImprovement,
      Optional<Double> expectedImprovement) {

    /** The rules for a study of the space and seed. */
    public List<StoppingRule> rules(SearchSpace space, long seed) {
      List<StoppingRule> rules = new ArrayList<>();
      targetError.ifPresent(error -> rules.add(new StoppingRule.TargetError(error)));
      noImprovement.ifPresent(trials -> rules.add(new StoppingRule.NoImprovement(trials)));
      expectedImprovement.ifPresent(
          tolerance ->
              rules.add(
                  new StoppingRule.SmallExpectedImprovement(
                      tolerance, new ProgressEstimator(space, seed))));
      return rules;
    }
  }

  /**
   * What stands under {@code final}.
   *
   * @param networks how many configurations are trained again
   * @param seeds how often each
   * @param on what they are trained on
   */
  public record FinalSettings(int networks, int seeds, TrainingExamples on) {}

  /**
   * What stands under {@code warm-start}; both empty for a cold start.
   *
   * @param studies names of stored studies
   * @param logs trial logs, seen from the folder of the study file
   */
  public record WarmStart(List<String> studies, List<String> logs) {
    /** Copies both. */
    public WarmStart {
      studies = List.copyOf(studies);
      logs = List.copyOf(logs);
    }

    /** Whether there is nothing earlier. */
    public boolean isEmpty() {
      return studies.isEmpty() && logs.isEmpty();
    }
  }
}
