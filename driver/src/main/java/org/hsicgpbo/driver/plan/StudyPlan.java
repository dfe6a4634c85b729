package org.hsicgpbo.driver.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.hsicgpbo.search.PlannedStage;
import org.hsicgpbo.trainers.NetworkSizes;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;

/**
 * What a run will do.
 *
 * @param facts from which this follows
 * @param space how large it is
 * @param stages with their trials, if the study gets all of its trials
 * @param time of one training; empty if none was measured
 * @param limits of time in the study file
 * @param memory that the workers take
 * @param disk that trials and final networks take
 * @param risks what is likely to go wrong, and what would be better; one sentence or more each
 */
public record StudyPlan(
    PlanFacts facts,
    SpaceSize space,
    List<PlannedStage> stages,
    Optional<TimeEstimate> time,
    List<TimeLimit> limits,
    MemoryNeed memory,
    DiskNeed disk,
    List<String> risks) {
  /** Older trials tell less of those that come. */
  private static final int LATEST = 40;

  /** Copies the lists. */
  public StudyPlan {
    stages = List.copyOf(stages);
    limits = List.copyOf(limits);
    risks = List.copyOf(risks);
  }

  /** Plans. */
  public static StudyPlan of(PlanFacts facts) {
    StudyPlan plan =
        new StudyPlan(
            facts,
            SpaceSize.of(facts.file().space(), facts.file().seed()),
            facts.strategy().plan(facts.file().trials()),
            time(facts),
            TimeLimit.of(facts),
            MemoryNeed.of(
                facts.file().workers(),
                facts.sizes().stream().map(NetworkSizes.Size::trainingBytes).toList(),
                facts.file().limits().memoryBytes(),
                facts.machine().availableBytes(),
                facts.machine().totalBytes()),
            disk(facts),
            List.of());
    return plan.with(new Risks(plan).find());
  }

  private StudyPlan with(List<String> found) {
    return new StudyPlan(facts, space, stages, time, limits, memory, disk, found);
  }

  /** From the probes and the latest of the stored trials. */
  private static Optional<TimeEstimate> time(PlanFacts facts) {
    List<Double> seconds =
        Stream.concat(
                latest(facts).map(trial -> trial.outcome().cost()).map(Cost::seconds),
                facts.probes().stream().map(Probe::seconds))
            .filter(Double::isFinite)
            .toList();
    return seconds.isEmpty() ? Optional.empty() : Optional.of(TimeEstimate.of(seconds));
  }

  /** The stored trials that tell how long trainings take. */
  static Stream<FinishedTrial> latest(PlanFacts facts) {
    return facts.stored().trials().stream().skip(Math.max(0, facts.stored().size() - LATEST));
  }

  private static DiskNeed disk(PlanFacts facts) {
    long most = facts.sizes().stream().mapToLong(NetworkSizes.Size::parameters).max().orElse(0);
    int finals = facts.finalTrainings();
    return new DiskNeed(
        DiskNeed.ofTrials(facts.trialsLeft(), facts.file().space().dimensions(), epochs(facts)),
        finals == 0 ? OptionalLong.empty() : OptionalLong.of(DiskNeed.ofNetworks(finals, most)),
        facts.machine().freeDiskBytes());
  }

  /** What the study file says of the epochs of all trainings; 0 if nothing. */
  static long epochs(PlanFacts facts) {
    return facts.file().problem().settings().get("epochs") instanceof Number epochs
        ? epochs.longValue()
        : 0;
  }

  /** The limit that is expected to end the run first, if that is before its trials are trained. */
  public Optional<TimeLimit> firstLimit() {
    return time.flatMap(
        each ->
            limits.stream()
                .filter(limit -> trialsWithin(limit, each).expected() < facts.trialsLeft())
                .min(Comparator.comparingDouble(l -> trialsWithin(l, each).expected())));
  }

  private TimeEstimate.Range trialsWithin(TimeLimit limit, TimeEstimate each) {
    return limit.trials(each, facts.file().workers(), facts.trialsLeft());
  }

  /** How many of the trials that are left are trained before a limit ends the run. */
  public TimeEstimate.Range trialsToTrain() {
    int left = facts.trialsLeft();
    TimeEstimate.Range all = new TimeEstimate.Range(left, left, left);
    return time.map(
            each ->
                limits.stream()
                    .map(limit -> trialsWithin(limit, each))
                    .reduce(
                        all,
                        (a, b) ->
                            new TimeEstimate.Range(
                                Math.min(a.low(), b.low()),
                                Math.min(a.expected(), b.expected()),
                                Math.min(a.high(), b.high()))))
        .orElse(all);
  }

  /** The stages with the trials that are expected to fit into the time. */
  public List<PlannedStage> stagesInTime() {
    int all = facts.stored().size() + (int) trialsToTrain().expected();
    return all < 1 ? List.of() : facts.strategy().plan(Math.min(all, facts.file().trials()));
  }

  /** Seconds until the last trial has ended; empty if nothing was measured. */
  public Optional<TimeEstimate.Range> searchSeconds() {
    return time.map(
        each -> {
          List<TimeEstimate.Range> ends = new ArrayList<>();
          ends.add(each.seconds(facts.trialsLeft(), facts.file().workers()));
          for (TimeLimit limit : limits) {
            double end = limit.wallSeconds(facts.file().workers());
            // What runs at the end of the time is finished.
            ends.add(new TimeEstimate.Range(end, end + each.mean() / 2, end + each.longest()));
          }
          return ends.stream()
              .reduce(
                  (a, b) ->
                      new TimeEstimate.Range(
                          Math.min(a.low(), b.low()),
                          Math.min(a.expected(), b.expected()),
                          Math.min(a.high(), b.high())))
              .orElseThrow();
        });
  }

  /** Seconds that the final networks take; empty if nothing was measured or there are none. */
  public Optional<TimeEstimate.Range> finalSeconds() {
    return facts.finalTrainings() == 0
        ? Optional.empty()
        : time.map(each -> each.seconds(facts.finalTrainings(), facts.file().workers()));
  }
}
