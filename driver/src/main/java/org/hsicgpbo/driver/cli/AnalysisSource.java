package org.hsicgpbo.driver.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.hsicgpbo.driver.triallog.SpaceFile;
import org.hsicgpbo.driver.triallog.TrialLogRequest;
import org.hsicgpbo.trial.CostMeasure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is analysed: a stored study, or somebody's trial log. */
final class AnalysisSource {
  @Parameters(arity = "0..1", paramLabel = "STUDY", description = "The name of a stored study.")
  private @Nullable String study;

  @Option(
      names = {"--csv", "--log"},
      paramLabel = "FILE",
      description =
          "Instead of a stored study a trial log: CSV with a header, JSON lines, Optuna's data frame, SQLite file or journal.")
  private @Nullable Path log;

  @Option(
      names = "--error",
      paramLabel = "COLUMN",
      description =
          "The column of a log to be minimised (default: error, value, loss … if one is there).")
  private @Nullable String error;

  @Option(
      names = "--cost",
      paramLabel = "COLUMN",
      description =
          "The column of a log that tells the cost; of a stored study flops, parameters or seconds.")
  private @Nullable String cost;

  @Option(
      names = "--space",
      paramLabel = "FILE",
      description =
          "YAML with what stands under space: in a study file (default: inferred from the log and printed).")
  private @Nullable Path space;

  @Option(
      names = "--study",
      paramLabel = "NAME",
      description = "The study to take from a log that holds several.")
  private @Nullable String logStudy;

  /** The name of the stored study; empty if a log was named. */
  Optional<String> study() {
    if (study == null && log == null) {
      throw new BadInputException(
          "Name what to analyze: a stored study, or a trial log with --csv FILE.");
    }
    if (study != null && log != null) {
      throw new BadInputException(
          "Name either a stored study (%s) or a trial log (%s), not both.".formatted(study, log));
    }
    if (study != null && (error != null || space != null || logStudy != null)) {
      throw new BadInputException(
          "--error, --space and --study are for a trial log (--csv FILE); a stored study has its own.");
    }
    return Optional.ofNullable(study);
  }

  /** The log to read. */
  TrialLogRequest request() {
    return new TrialLogRequest(
        java.util.Objects.requireNonNull(log),
        Optional.ofNullable(error),
        Optional.ofNullable(cost),
        space == null ? Optional.empty() : Optional.of(SpaceFile.read(space)),
        Optional.ofNullable(logStudy));
  }

  /** The cost of a stored study that was asked for, else the given one. */
  CostMeasure measure(CostMeasure otherwise) {
    if (cost == null) {
      return otherwise;
    }
    return Arrays.stream(CostMeasure.values())
        .filter(measure -> measure.label().equals(cost.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "--cost: found '%s'; of a stored study it must be flops, parameters or seconds."
                        .formatted(cost)));
  }
}
