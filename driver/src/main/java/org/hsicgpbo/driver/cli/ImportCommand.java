package org.hsicgpbo.driver.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.driver.studyfile.SampleStage;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.driver.triallog.TrialLog;
import org.hsicgpbo.driver.triallog.TrialLogReader;
import org.hsicgpbo.driver.triallog.TrialLogRequest;
import org.hsicgpbo.trial.FinishedTrial;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Takes the trials of a log into a stored study. */
@Command(
    name = "import",
    description =
        "Store the trials of a log, of this or another program, as finished trials of a study, so that run goes on from them.",
    footer = {
      "  hsic-gpbo import my.yaml --csv trials.csv",
      "  hsic-gpbo import my.yaml --csv optuna.db --study my-study --drawn-at-random",
      "  hsic-gpbo import my.yaml --csv runs.jsonl --error val_loss --cost flops"
    })
final class ImportCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Main main;
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "STUDY_FILE", description = "The study file (YAML) of the study.")
  private @Nullable Path studyFile;

  @Option(
      names = {"--csv", "--log"},
      required = true,
      paramLabel = "FILE",
      description =
          "The trial log: what export writes as csv or json, CSV with a header, JSON lines, Optuna's data frame, SQLite file or journal.")
  private @Nullable Path log;

  @Option(
      names = "--error",
      paramLabel = "COLUMN",
      description = "The column to be minimised (default: error, value, loss … if one is there).")
  private @Nullable String error;

  @Option(
      names = "--cost",
      paramLabel = "COLUMN",
      description = "The column that tells the cost (default: flops, parameters and seconds).")
  private @Nullable String cost;

  @Option(
      names = "--study",
      paramLabel = "NAME",
      description = "The study to take from a log that holds several.")
  private @Nullable String logStudy;

  @Option(
      names = "--drawn-at-random",
      description =
          "The trials were drawn at random from this space, so that hyperparameters can be ranked by those that name no stage.")
  private boolean drawnAtRandom;

  @Override
  public Integer call() throws IOException {
    Path path = Objects.requireNonNull(studyFile);
    StudyFile file = new StudyFileReader(main().workshop().problemCheck()).read(path);
    TrialLog read =
        TrialLogReader.read(
            new TrialLogRequest(
                    Objects.requireNonNull(log),
                    Optional.ofNullable(error),
                    Optional.ofNullable(cost),
                    Optional.of(file.space()),
                    Optional.ofNullable(logStudy))
                .withEverything());
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    read.notes().forEach(err::println);
    err.flush();
    List<FinishedTrial> logged =
        drawnAtRandom
            ? LoggedTrials.ofStage(read.history().trials(), SampleStage.of(file.strategy()))
            : read.history().trials();
    try (StudyArchive archive = Storage.open(main())) {
      StoredStudy stored = Resumption.beginOrGoOn(archive, file, main().storage(), err);
      List<FinishedTrial> news = LoggedTrials.notIn(stored.trials().finished(), logged);
      archive.take(file.study(), news);
      tell(file, news.size(), logged.size(), stored.trials().finishedCount());
    }
    return ExitCode.OK;
  }

  private void tell(StudyFile file, int taken, int logged, int stored) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.printf(
        "%,d of %,d trials imported into the study (%s)%s; it has %,d of %,d trials now.%n",
        taken,
        logged,
        file.study(),
        taken < logged ? ", the others are there already" : "",
        stored,
        file.trials());
    out.flush();
  }

  private Main main() {
    return Objects.requireNonNull(main);
  }
}
