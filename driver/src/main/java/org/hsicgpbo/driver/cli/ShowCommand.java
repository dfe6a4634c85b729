package org.hsicgpbo.driver.cli;

import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hsicgpbo.driver.report.Figures;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what is stored of one study. */
@Command(
    name = "show",
    description = "Show what is stored of a study: its state, its best network, its trials.",
    footer = {
      "  hsic-gpbo show bateman-quickstart",
      "  hsic-gpbo show bateman-quickstart --trials",
      "  hsic-gpbo show bateman-quickstart --file > study.yaml"
    })
final class ShowCommand extends StoredStudyCommand {
  @Option(names = "--trials", description = "One line for each trial.")
  private boolean trials;

  @Option(names = "--file", description = "Only the study file that it last ran with.")
  private boolean fileOnly;

  @Override
  void tell(StoredStudy stored, StudyFile file, TrialHistory history) {
    if (fileOnly) {
      out().print(stored.fileText());
      return;
    }
    out()
        .printf(
            "study       %s, begun %s%n",
            stored.name(), stored.begun().truncatedTo(ChronoUnit.SECONDS));
    out().printf("problem     %s%n", problem(file));
    file.space()
        .constraints()
        .forEach(constraint -> out().printf("where       %s%n", constraint.text()));
    out().printf("strategy    %s, seed %d%n", file.strategy().type(), file.seed());
    out().printf("trials      %d of %d%s%n", history.size(), file.trials(), states(history));
    history.best().ifPresent(best -> out().printf("best        %s%n", line(best)));
    file.tradeOff()
        .recommend(history)
        .filter(trial -> !history.best().equals(Optional.of(trial)))
        .ifPresent(trial -> out().printf("recommended %s%n", line(trial)));
    if (trials) {
      out().println();
      history.trials().forEach(trial -> out().println(line(trial)));
    }
  }

  /** Such as "bateman: epochs 30, train-examples 2000". */
  private static String problem(StudyFile file) {
    return file.problem().settings().entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", ", file.problem().type() + ": ", ""))
        .replaceFirst(": $", "");
  }

  /** How many ended in which way, such as ": 97 completed, 3 diverged". */
  private static String states(TrialHistory history) {
    Map<String, Long> counts =
        history.trials().stream()
            .collect(
                Collectors.groupingBy(
                    t -> t.outcome().state(), TreeMap::new, Collectors.counting()));
    return counts.isEmpty()
        ? ""
        : counts.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", ", ": ", ""));
  }

  private static String line(FinishedTrial trial) {
    String result =
        trial
            .completed()
            .map(
                c ->
                    "error %s, %s parameters, %s, %s"
                        .formatted(
                            Figures.number(c.error()),
                            Figures.count(c.cost().parameters()),
                            Figures.flops(c.cost().flops()),
                            Figures.duration(c.cost().seconds())))
            .orElseGet(() -> failure(trial));
    return "trial %d (%s): %s; %s"
        .formatted(
            trial.trial().number(),
            trial.trial().suggestion().stage(),
            result,
            trial.configuration());
  }

  private static String failure(FinishedTrial trial) {
    if (trial.outcome() instanceof TrialOutcome.Stopped stopped) {
      return "stopped at epoch %d of %d with error %s"
          .formatted(stopped.epoch(), stopped.epochs(), Figures.number(stopped.error()));
    }
    return trial.outcome() instanceof TrialOutcome.Failed failed
        ? failed.state() + " (" + failed.reason() + ")"
        : trial.outcome().state();
  }
}
