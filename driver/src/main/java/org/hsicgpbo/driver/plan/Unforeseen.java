package org.hsicgpbo.driver.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hsicgpbo.search.EarlierTrials;
import org.hsicgpbo.trial.TrialOutcome;

/** What the study file asks for and the estimates do not know, said where they stand. */
final class Unforeseen {
  private Unforeseen() {}

  /** What earlier trials are for, if there are any. */
  static List<String> ofTrials(PlanFacts facts) {
    List<EarlierTrials.Source> sources = facts.earlier().sources();
    return sources.isEmpty()
        ? List.of()
        : List.of(
            "warm-start: %s known to the search from the start; they are not trained again, count in no stage, and change no time below"
                .formatted(
                    sources.stream()
                        .map(
                            source ->
                                "%s of the %s"
                                    .formatted(
                                        PlanWords.number(source.trials().size(), "trial"),
                                        source.name()))
                        .collect(Collectors.joining(", "))));
  }

  /** What makes trainings shorter than those that were measured. */
  static List<String> ofTime(PlanFacts facts) {
    List<String> lines = new ArrayList<>();
    facts
        .file()
        .pruning()
        .ifPresent(
            pruning -> {
              String type = pruning.type().name().toLowerCase(Locale.ROOT);
              long stopped = stopped(facts);
              lines.add(
                  stopped > 0
                      ? "pruning (%s) is in these figures as far as it shortened %d of those that were measured"
                          .formatted(type, stopped)
                      : "pruning (%s) is not in these figures, which are of whole trainings: it can only shorten them%s"
                          .formatted(
                              type, pruning.sample() ? "" : ", and not those of the sample"));
            });
    return lines;
  }

  /** How many of the trials from which the time is estimated were stopped early. */
  static long stopped(PlanFacts facts) {
    return StudyPlan.latest(facts)
        .filter(trial -> trial.outcome() instanceof TrialOutcome.Stopped)
        .count();
  }
}
