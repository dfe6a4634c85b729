package org.hsicgpbo.driver.cli;

import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.sensitivity.SensitivityReport;
import org.hsicgpbo.trial.TrialHistory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Ranks the hyperparameters of a stored study. */
@Command(
    name = "analyze",
    description =
        "Rank the hyperparameters of a stored study by how much they decide whether a network is good.",
    footer = {
      "  hsic-gpbo analyze bateman-quickstart",
      "  hsic-gpbo analyze bateman-quickstart --quantile 0.2",
      "  hsic-gpbo analyze bateman-quickstart --format json"
    })
final class AnalyzeCommand extends StoredStudyCommand {
  @Option(
      names = "--quantile",
      paramLabel = "Q",
      description = "Share of the trials that counts as good, instead of the study file's goal.")
  private @Nullable Double quantile;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "Print for a person or as JSON (default: ${DEFAULT-VALUE}).")
  private OutputFormat format = OutputFormat.text;

  @Override
  void tell(StoredStudy stored, StudyFile file, TrialHistory history) {
    SensitivityReport report = workshop().analyze(withQuantile(file), history);
    if (format == OutputFormat.json) {
      workshop().reports().rankingJson(report, out());
    } else {
      workshop().reports().ranking(report, out());
    }
  }

  private StudyFile withQuantile(StudyFile file) {
    if (quantile == null) {
      return file;
    }
    if (!(quantile > 0 && quantile < 1)) {
      throw new BadInputException(
          "--quantile: found %s; it must be above 0 and below 1, such as 0.1.".formatted(quantile));
    }
    return file.withGoal(new Goal.Best(quantile));
  }
}
