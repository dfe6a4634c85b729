package org.hsicgpbo.driver.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hsicgpbo.driver.report.Figures;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.search.PlannedStage;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.trial.TrialOutcome;

/** Finds what is risky in a study file, seen against what was measured. */
final class Risks {
  /** Trainings that take longer than this are long enough to be lost by one that hangs. */
  private static final double LONG_TRAINING = 60;

  /** Above this, epochs that lead nowhere cost more than a pruner's mistakes. */
  private static final double WORTH_PRUNING = 300;

  /** A range of three decades on a linear scale has nine tenths of its draws in the last one. */
  private static final double WIDE_RATIO = 1000;

  /** Fewer random trials of a value than this say nothing of it. */
  private static final int TRIALS_OF_A_VALUE = 5;

  private static final double SOON = 600;
  private static final double FEW_ADMITTED = 0.01;
  private static final String COMMAND = "command";

  private final StudyPlan plan;
  private final PlanFacts facts;
  private final StudyFile file;
  private final List<String> found = new ArrayList<>();

  Risks(StudyPlan plan) {
    this.plan = plan;
    this.facts = plan.facts();
    this.file = facts.file();
  }

  /** All of them, the gravest kinds first. */
  List<String> find() {
    ofProbes();
    ofMachine();
    ofLimits();
    ofTrialTime();
    ofStages();
    ofSpace();
    found.addAll(file.warnings());
    return found;
  }

  private void ofProbes() {
    for (Probe probe : facts.probes()) {
      if (probe.isFailed() && probe.outcome() instanceof TrialOutcome.Failed failed) {
        found.add("A probe failed (%s): %s".formatted(failed.state(), failed.reason().strip()));
      }
    }
    file.stop()
        .targetError()
        .filter(
            target ->
                facts.probes().stream()
                    .anyMatch(
                        probe ->
                            probe.outcome() instanceof TrialOutcome.Completed completed
                                && completed.error() <= target))
        .ifPresent(
            target ->
                found.add(
                    "A probe has reached stop.target-error (%s) already: the study would end at such a trial. Lower it."
                        .formatted(Figures.number(target))));
  }

  private void ofMachine() {
    MemoryNeed memory = plan.memory();
    if (memory.mayExceedAvailable()) {
      long each = memory.largestWorker().orElse(0);
      found.add(
          "%s with the largest networks take about %s of memory, %s are available: trials would end with out-of-memory. Take %s, a smaller space, or a constraint."
              .formatted(
                  PlanWords.number(memory.workers(), "worker"),
                  PlanWords.bytes((double) memory.workers() * each),
                  PlanWords.bytes(memory.available()),
                  memory.available() < 2 * each
                      ? "one worker"
                      : "at most %d workers".formatted(memory.available() / each)));
    }
    ofMemoryLimit(memory);
    int processors = facts.machine().processors();
    // Programs of the user may train on GPUs or elsewhere.
    boolean onProcessors =
        !facts.machine().trainsOnGpus() && !file.problem().type().equals(COMMAND);
    if (onProcessors && file.workers() > processors) {
      found.add(
          "workers: %d on %s: each trains slower by as much. Take %d."
              .formatted(file.workers(), PlanWords.number(processors, "processor"), processors));
    }
    if (plan.disk().free().isPresent() && plan.disk().total() > plan.disk().free().getAsLong()) {
      found.add(
          "The disk of the storage has %s free, the study takes about %s."
              .formatted(
                  PlanWords.bytes(plan.disk().free().getAsLong()),
                  PlanWords.bytes(plan.disk().total())));
    }
  }

  private void ofMemoryLimit(MemoryNeed memory) {
    long limit = memory.limit().orElse(0);
    if (memory.limitExceedsMachine()) {
      found.add(
          "per-trial.memory (%s) for %s: %s in all, the machine has %s, so that the system may end workers before they reach their limit. Take %s, or a lower limit."
              .formatted(
                  PlanWords.bytes(limit),
                  PlanWords.number(memory.workers(), "worker"),
                  PlanWords.bytes((double) memory.workers() * limit),
                  PlanWords.bytes(memory.total()),
                  memory.total() < 2 * limit
                      ? "one worker"
                      : "at most %d workers".formatted(memory.total() / limit)));
    }
    // Arrays lie on GPUs, which have limits of their own.
    if (memory.refusedAbove().isPresent() && !facts.machine().trainsOnGpus()) {
      long room = memory.refusedAbove().getAsLong();
      found.add(
          "per-trial.memory (%s) leaves %s for a training: %d of %s take more, the largest %s, and would be refused as out-of-memory. Raise it, or take a smaller space or a constraint."
              .formatted(
                  PlanWords.bytes(limit),
                  PlanWords.bytes(room),
                  facts.sizes().stream().filter(size -> size.trainingBytes() > room).count(),
                  PlanWords.number(facts.sizes().size(), "random network"),
                  PlanWords.bytes(memory.largestTraining().orElse(0))));
    }
  }

  private void ofLimits() {
    for (TimeLimit limit : plan.limits()) {
      if (limit.key().equals("budget.until") && limit.seconds() < SOON) {
        found.add(
            limit.seconds() <= 0
                ? "budget.until (%s) has passed: nothing would be trained.".formatted(limit.value())
                : "budget.until (%s) is in %s."
                    .formatted(limit.value(), Figures.duration(limit.seconds())));
      }
    }
    if (plan.firstLimit().isEmpty()) {
      return;
    }
    String key = plan.firstLimit().get().key();
    int all = facts.stored().size() + (int) plan.trialsToTrain().expected();
    int planned = plan.stages().get(0).trials();
    found.add(
        plan.stages().size() > 1 && all <= planned
            ? "%s holds about %d trials, not more than the %s alone (%d), which would be shortened to leave trials for the other stages. Raise it, lower strategy.warm-up, or shorten trainings."
                .formatted(key, all, plan.stages().get(0).name(), planned)
            : "%s holds about %d of the %d trials; the stages would be shortened to fit. Raise it, or lower budget.trials."
                .formatted(key, all, file.trials()));
  }

  private void ofTrialTime() {
    if (plan.time().isEmpty()) {
      return;
    }
    TimeEstimate time = plan.time().get();
    Duration limit = file.limits().time();
    if (limit == null) {
      if (time.longest() > LONG_TRAINING || file.problem().type().equals(COMMAND)) {
        found.add(
            "No per-trial.time: a training that hangs would hold its worker for ever. The longest one measured took %s; per-trial: {time: %s} leaves room."
                .formatted(Figures.duration(time.longest()), roomy(time.longest())));
      }
    } else if (time.longest() > limit.toMillis() / 1000.0) {
      found.add(
          "per-trial.time (%s) is shorter than the longest training measured (%s): such trials would end as timed out."
              .formatted(
                  Figures.duration(limit.toMillis() / 1000.0), Figures.duration(time.longest())));
    }
    if (time.mean() > WORTH_PRUNING && file.pruning().isEmpty() && StudyPlan.epochs(facts) > 1) {
      found.add(
          "Trainings take %s on average over %s and nothing ends hopeless ones: pruning: {type: median} would."
              .formatted(
                  Figures.duration(time.mean()),
                  PlanWords.number(StudyPlan.epochs(facts), "epoch")));
    }
  }

  /** Five times as long, in whole minutes. */
  private static String roomy(double seconds) {
    return String.format(Locale.ROOT, "%dm", (long) Math.max(1, Math.ceil(5 * seconds / 60)));
  }

  private void ofStages() {
    PlannedStage first = plan.stages().get(0);
    if (plan.stages().size() > 1 && first.trials() >= file.trials()) {
      found.add(
          "The %s has all %d trials and leaves none to optimize. Raise budget.trials or lower strategy.warm-up."
              .formatted(first.name(), file.trials()));
    }
  }

  private void ofSpace() {
    int random = plan.stages().get(0).trials();
    for (Hyperparameter hyperparameter : file.space().hyperparameters()) {
      if (hyperparameter instanceof RealHyperparameter real && real.low() > 0) {
        ofLinearScale(real.name(), real.low(), real.high());
      }
      if (hyperparameter instanceof IntegerHyperparameter whole
          && !whole.log()
          && whole.low() > 0) {
        ofLinearScale(whole.name(), (double) whole.low(), (double) whole.high());
      }
      if (hyperparameter instanceof CategoricalHyperparameter category
          && plan.stages().size() > 1
          && category.cardinality() * TRIALS_OF_A_VALUE > random) {
        found.add(
            "space.%s has %d values, so that each has fewer than %d of the %d random trials. Drop values that you do not expect much of, or raise strategy.warm-up."
                .formatted(category.name(), category.cardinality(), TRIALS_OF_A_VALUE, random));
      }
    }
    if (plan.space().admitted() < FEW_ADMITTED) {
      found.add(
          "where admits %s %% of the space: proposals take long to find. Narrow the ranges to what it admits."
              .formatted(PlanWords.figure(100 * plan.space().admitted())));
    }
  }

  private void ofLinearScale(String name, double low, double high) {
    if (high / low >= WIDE_RATIO) {
      found.add(
          "space.%s reaches from %s to %s on a linear scale: nine in ten random values lie in the uppermost decade. log: true spreads them evenly."
              .formatted(name, Figures.number(low), Figures.number(high)));
    }
  }
}
