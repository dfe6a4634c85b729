package org.hsicgpbo.driver.plan;

import java.io.PrintWriter;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.text.WordUtils;
import org.hsicgpbo.driver.report.Figures;
import org.hsicgpbo.driver.studyfile.StudyFile;

/**
 * A plan for a person at a terminal: what it is about on the left, what is to be said beside it.
 */
public final class PlanText {
  private static final int TEXT_WIDTH = 84;
  private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter LATER =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

  private final StudyPlan plan;
  private final PlanFacts facts;
  private final StudyFile file;

  private PlanText(StudyPlan plan) {
    this.plan = plan;
    this.facts = plan.facts();
    this.file = facts.file();
  }

  /**
   * Writes it.
   *
   * @param path of the study file, as it is named in a command
   */
  public static void write(StudyPlan plan, String path, PrintWriter out) {
    new PlanText(plan).write(path, out);
  }

  private void write(String path, PrintWriter out) {
    out.printf(
        "Study %s: %s, strategy %s, seed %d%n%n",
        file.study(), file.problem().type(), file.strategy().type(), file.seed());
    section(out, "space", space());
    section(out, "trials", trials());
    section(out, "final", finals());
    section(out, "memory", memory());
    section(out, "time", time());
    section(out, "limits", limits());
    section(out, "end", end());
    section(out, "disk", disk());
    out.println();
    if (plan.risks().isEmpty()) {
      out.println("Nothing in the file looks risky. To run it: hsic-gpbo run " + path);
    } else {
      out.println("Risky:");
      plan.risks()
          .forEach(
              risk -> {
                List<String> lines = wrapped(risk);
                out.println("  - " + lines.get(0));
                lines.stream().skip(1).forEach(line -> out.println("    " + line));
              });
    }
  }

  private static void section(PrintWriter out, String name, List<String> sentences) {
    String label = name;
    for (String sentence : sentences) {
      for (String line : wrapped(sentence)) {
        out.printf("%-10s %s%n", label, line);
        label = "";
      }
    }
  }

  private List<String> space() {
    SpaceSize space = plan.space();
    String kinds =
        space.discrete() == 0
            ? "all continuous"
            : space.continuous() == 0
                ? "all discrete"
                : "%d continuous, %d discrete".formatted(space.continuous(), space.discrete());
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s%s"
            .formatted(
                PlanWords.number(space.hyperparameters(), "hyperparameter"),
                kinds,
                space.discrete() == 0
                    ? ""
                    : " with %s combinations".formatted(PlanWords.count(space.combinations()))));
    if (space.conditional() > 0) {
      lines.add(
          space.conditional() == 1
              ? "one of them exists only under a condition"
              : "%d of them exist only under a condition".formatted(space.conditional()));
    }
    if (file.space().isConstrained()) {
      lines.add(
          "where admits %s %% of random configurations"
              .formatted(PlanWords.figure(100 * space.admitted())));
    }
    return lines;
  }

  private List<String> trials() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s"
            .formatted(PlanWords.number(file.trials(), "trial"), PlanWords.stages(plan.stages())));
    if (facts.stored().size() > 0) {
      lines.add(
          "%d are stored already, %d are left"
              .formatted(facts.stored().size(), facts.trialsLeft()));
    }
    lines.addAll(Unforeseen.ofTrials(facts));
    return lines;
  }

  private List<String> finals() {
    return file.finals()
        .map(
            finals ->
                List.of(
                    "%s: %d %s from %d %s, on %s"
                        .formatted(
                            PlanWords.number(facts.finalTrainings(), "network"),
                            finals.networks(),
                            finals.networks() == 1 ? "configuration" : "configurations",
                            finals.seeds(),
                            finals.seeds() == 1 ? "seed" : "seeds",
                            finals.on().label())))
        .orElse(List.of());
  }

  private List<String> memory() {
    MemoryNeed memory = plan.memory();
    List<String> lines = new ArrayList<>();
    if (memory.largestTraining().isPresent()) {
      lines.add(
          "%s, each about %s and %s for the largest of %d random networks (half of them: %s)"
              .formatted(
                  PlanWords.number(memory.workers(), "worker"),
                  PlanWords.bytes(MemoryNeed.WORKER_BYTES),
                  PlanWords.bytes(memory.largestTraining().getAsLong()),
                  facts.sizes().size(),
                  PlanWords.bytes(memory.typicalTraining().orElse(0))));
    } else {
      lines.add(
          "%s; how much memory a training takes is not known for problems of type %s"
              .formatted(PlanWords.number(memory.workers(), "worker"), file.problem().type()));
    }
    memory
        .limit()
        .ifPresent(
            bytes ->
                lines.add("each may take %s (per-trial.memory)".formatted(PlanWords.bytes(bytes))));
    if (memory.total() > 0) {
      lines.add(
          "%s are available now, of %s"
              .formatted(PlanWords.bytes(memory.available()), PlanWords.bytes(memory.total())));
    }
    return lines;
  }

  private List<String> time() {
    if (plan.time().isEmpty()) {
      return List.of("not measured; --probes 3 trains three configurations to see");
    }
    TimeEstimate time = plan.time().get();
    List<String> lines = new ArrayList<>();
    lines.add(measured(time));
    plan.time()
        .map(t -> t.seconds(facts.trialsLeft(), file.workers()))
        .filter(seconds -> facts.trialsLeft() > 0)
        .ifPresent(
            seconds ->
                lines.add(
                    "%s with %s: about %s; %s if all were as the shortest measured, %s as the longest"
                        .formatted(
                            PlanWords.number(facts.trialsLeft(), "trial"),
                            PlanWords.number(file.workers(), "worker"),
                            Figures.duration(seconds.expected()),
                            Figures.duration(seconds.low()),
                            Figures.duration(seconds.high()))));
    plan.finalSeconds()
        .ifPresent(
            seconds ->
                lines.add(
                    "final networks: about %s more, %s to %s"
                        .formatted(
                            Figures.duration(seconds.expected()),
                            Figures.duration(seconds.low()),
                            Figures.duration(seconds.high()))));
    lines.addAll(Unforeseen.ofTime(facts));
    return lines;
  }

  private String measured(TimeEstimate time) {
    int stored = time.measured() - facts.probes().size();
    String what =
        stored <= 0
            ? facts.probes().stream()
                .map(probe -> Figures.duration(probe.seconds()) + note(probe))
                .collect(Collectors.joining(", ", "probes took ", ""))
            : "the last %s%s took %s to %s"
                .formatted(
                    PlanWords.number(stored, "stored trial"),
                    facts.probes().isEmpty()
                        ? ""
                        : " and " + PlanWords.number(facts.probes().size(), "probe"),
                    Figures.duration(time.shortest()),
                    Figures.duration(time.longest()));
    return what + "; mean " + Figures.duration(time.mean());
  }

  private static String note(Probe probe) {
    return probe.isExtrapolated() ? " (extrapolated)" : probe.isFailed() ? " (failed)" : "";
  }

  private List<String> limits() {
    List<String> lines = new ArrayList<>();
    for (TimeLimit limit : plan.limits()) {
      String left =
          limit.isSum()
              ? Figures.duration(limit.seconds()) + " of training left"
              : Figures.duration(limit.seconds()) + " from now";
      lines.add(
          "%s %s: %s%s"
              .formatted(
                  limit.key(),
                  limit.value(),
                  left,
                  plan.time().map(time -> ", " + holds(limit, time)).orElse("")));
    }
    if (plan.firstLimit().isPresent()) {
      lines.add("stages within that: " + PlanWords.stages(plan.stagesInTime()));
    }
    return lines;
  }

  private String holds(TimeLimit limit, TimeEstimate time) {
    TimeEstimate.Range trials = limit.trials(time, file.workers(), facts.trialsLeft());
    return trials.low() >= facts.trialsLeft()
        ? "enough for all trials"
        : "enough for about %.0f of %d trials (%.0f to %.0f)"
            .formatted(trials.expected(), facts.trialsLeft(), trials.low(), trials.high());
  }

  private List<String> end() {
    if (plan.searchSeconds().isEmpty()) {
      return List.of();
    }
    TimeEstimate.Range search = plan.searchSeconds().get();
    Optional<TimeEstimate.Range> finals = plan.finalSeconds();
    String between =
        "%s to %s"
            .formatted(
                clock(search.low() + finals.map(TimeEstimate.Range::low).orElse(0.0)),
                clock(search.high() + finals.map(TimeEstimate.Range::high).orElse(0.0)));
    return List.of(
        "started now, about %s (%s), suggestions and starts of workers not counted"
            .formatted(
                clock(search.expected() + finals.map(TimeEstimate.Range::expected).orElse(0.0)),
                between));
  }

  private String clock(double seconds) {
    ZonedDateTime moment = facts.start().plusSeconds(Math.round(seconds));
    return (moment.toLocalDate().equals(facts.start().toLocalDate()) ? TODAY : LATER)
        .format(moment);
  }

  private List<String> disk() {
    DiskNeed disk = plan.disk();
    List<String> words = new ArrayList<>();
    words.add("about %s for the trials".formatted(PlanWords.bytes(disk.trials())));
    disk.finals()
        .ifPresent(
            bytes ->
                words.add("at most %s for the final networks".formatted(PlanWords.bytes(bytes))));
    disk.free().ifPresent(bytes -> words.add(PlanWords.bytes(bytes) + " are free"));
    return List.of(String.join(", ", words));
  }

  private static List<String> wrapped(String text) {
    return text.lines()
        .map(String::strip)
        .flatMap(line -> WordUtils.wrap(line, TEXT_WIDTH, "\n", false).lines())
        .toList();
  }
}
