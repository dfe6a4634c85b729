package org.hsicgpbo.driver.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.hsicgpbo.driver.report.StudyResult;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.trial.TrialHistory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gives the trials of a stored study to other programs. */
@Command(
    name = "export",
    description = "Print the trials of a stored study as CSV, or all that is known as JSON.",
    footer = {
      "  hsic-gpbo export bateman-quickstart > trials.csv",
      "  hsic-gpbo export bateman-quickstart --format json --output results.json"
    })
final class ExportCommand extends StoredStudyCommand {
  /** What is written. */
  enum Format {
    /** One line for each trial. */
    csv,
    /** Everything that a report tells. */
    json
  }

  @Option(
      names = "--format",
      paramLabel = "csv|json",
      defaultValue = "csv",
      description = "What to write (default: ${DEFAULT-VALUE}).")
  private Format format = Format.csv;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write to this file instead of standard output.")
  private @Nullable Path output;

  @Override
  void tell(StoredStudy stored, StudyFile file, TrialHistory history) throws IOException {
    StudyResult result = result(file, history, "");
    Consumer<PrintWriter> content =
        format == Format.csv
            ? writer -> workshop().reports().csv(result, writer)
            : writer -> workshop().reports().json(result, writer);
    if (output == null) {
      content.accept(out());
    } else {
      OutputFolder.writeFile(output.toAbsolutePath(), content);
    }
  }
}
