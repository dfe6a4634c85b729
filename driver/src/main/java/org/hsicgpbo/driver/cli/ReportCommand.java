package org.hsicgpbo.driver.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.hsicgpbo.driver.finals.ModelShelf;
import org.hsicgpbo.driver.report.StudyResult;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.trial.TrialHistory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reports a stored study without training anything. */
@Command(
    name = "report",
    description = "Report a stored study, finished or not, without training anything.",
    footer = {
      "  hsic-gpbo report bateman-quickstart",
      "  hsic-gpbo report bateman-quickstart --output results",
      "  hsic-gpbo report bateman-quickstart --format markdown > report.md",
      "  hsic-gpbo report bateman-quickstart --format json"
    })
final class ReportCommand extends StoredStudyCommand {
  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Write results.json, trials.csv, report.html and the final networks here.")
  private @Nullable Path output;

  @Option(
      names = "--format",
      paramLabel = "text|markdown|html|json",
      defaultValue = "text",
      description =
          "Print for a terminal, as Markdown, as a page or as JSON (default: ${DEFAULT-VALUE}).")
  private ReportFormat format = ReportFormat.text;

  @Override
  void tell(StoredStudy stored, StudyFile file, TrialHistory history) throws IOException {
    Optional<OutputFolder> prepared = Optional.ofNullable(output).map(OutputFolder::prepare);
    String saved = prepared.isPresent() ? save(prepared.get(), file, history) : "";
    StudyResult result = result(file, history, saved);
    if (prepared.isPresent()) {
      OutputFolder folder = prepared.get();
      err()
          .println(
              "Written to %s: %s"
                  .formatted(
                      folder.path(),
                      String.join(", ", folder.write(result, workshop().reports()))));
    }
    Workshop.Reports reports = workshop().reports();
    switch (format) {
      case text -> reports.text(result, out());
      case json -> reports.json(result, out());
      case markdown -> reports.markdown(result, out());
      case html -> reports.html(result, out());
    }
  }

  /** Final networks, or the recommended one that a run has saved there. */
  private String save(OutputFolder folder, StudyFile file, TrialHistory history)
      throws IOException {
    ModelShelf shelf = shelf(file);
    Optional<String> first = folder.take(shelf, shelf.networks(history));
    return first
        .or(
            () ->
                file.tradeOff()
                    .recommend(history)
                    .flatMap(trial -> folder.earlierBest(shelf, trial)))
        .orElse("");
  }
}
