package org.hsicgpbo.driver.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.hsicgpbo.driver.report.OptunaCsv;
import org.hsicgpbo.driver.report.ResultsJson;
import org.hsicgpbo.driver.report.StudyResult;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.driver.store.TrialTimes;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.trial.TrialHistory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gives the trials of a stored study to other programs. */
@Command(
    name = "export",
    description =
        "Print the trials of a stored study as CSV, in the form of Optuna's data frame too, or all that is known as JSON.",
    footer = {
      "  hsic-gpbo export bateman-quickstart > trials.csv",
      "  hsic-gpbo export bateman-quickstart --format json --output results.json",
      "  hsic-gpbo export bateman-quickstart --format optuna-csv > optuna.csv"
    })
final class ExportCommand extends StoredStudyCommand {
  /** What is written. */
  enum Format {
    /** One line for each trial. */
    CSV("csv"),
    /** One line for each trial, as Optuna writes its data frame. */
    OPTUNA_CSV("optuna-csv"),
    /** Everything that a report tells, and all trials without loss. */
    JSON("json");

    private final String label;

    Format(String label) {
      this.label = label;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  @Option(
      names = "--format",
      paramLabel = "csv|optuna-csv|json",
      defaultValue = "csv",
      description = "What to write (default: ${DEFAULT-VALUE}).")
  private Format format = Format.CSV;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write to this file instead of standard output.")
  private @Nullable Path output;

  @Override
  void tell(StoredStudy stored, StudyFile file, TrialHistory history) throws IOException {
    Consumer<PrintWriter> content =
        format == Format.OPTUNA_CSV ? optuna(stored, history) : own(file, history);
    if (output == null) {
      content.accept(out());
    } else {
      OutputFolder.writeFile(output.toAbsolutePath(), content);
    }
  }

  private Consumer<PrintWriter> own(StudyFile file, TrialHistory history) {
    StudyResult result = result(file, history, "");
    return format == Format.CSV
        ? writer -> workshop().reports().csv(result, writer)
        : writer -> Writing.unchecked(() -> ResultsJson.writeWithTrials(result, writer));
  }

  private Consumer<PrintWriter> optuna(StoredStudy stored, TrialHistory history) {
    Map<Integer, OptunaCsv.Period> periods = new HashMap<>();
    for (TrialTimes times : times(stored)) {
      times
          .finished()
          .ifPresent(
              end -> periods.put(times.number(), new OptunaCsv.Period(times.started(), end)));
    }
    return writer -> Writing.unchecked(() -> OptunaCsv.write(history, periods, writer));
  }
}
