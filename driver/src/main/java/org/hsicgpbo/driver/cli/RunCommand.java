package org.hsicgpbo.driver.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hsicgpbo.driver.finals.FinalExecutor;
import org.hsicgpbo.driver.finals.FinalNetwork;
import org.hsicgpbo.driver.finals.FinalTraining;
import org.hsicgpbo.driver.finals.ModelShelf;
import org.hsicgpbo.driver.finals.ModelTrainer;
import org.hsicgpbo.driver.live.LiveReporter;
import org.hsicgpbo.driver.report.StudyResult;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.search.EarlierTrials;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.study.StudyFailedException;
import org.hsicgpbo.study.StudyListener;
import org.hsicgpbo.study.TrialExecutor;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Runs a study, or goes on with it where it stopped. */
@Command(
    name = "run",
    description =
        "Run a study: train, rank, tune, report. A study that is stored goes on where it stopped.",
    footer = {
      "  hsic-gpbo run configs/quickstart.yaml",
      "  hsic-gpbo run configs/quickstart.yaml --output results",
      "  hsic-gpbo run my.yaml --workers 4 --storage my.db",
      "  hsic-gpbo run my.yaml --backend cuda --gpu-slots 2",
      "  hsic-gpbo run my.yaml --storage postgresql://ann@db.example.org/tuning --join",
      "  hsic-gpbo run my.yaml --executor spark://host:7077 --workers 16",
      "  hsic-gpbo run my.yaml --quiet --format json > results.json"
    })
final class RunCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Main main;
  @Spec private @Nullable CommandSpec spec;
  @Mixin private BackendOptions backend = new BackendOptions();
  @Mixin private ExecutorOptions executor = new ExecutorOptions();
  @Mixin private PrintOptions print = new PrintOptions();
  @Mixin private DashboardOptions dashboard = new DashboardOptions();

  @Parameters(paramLabel = "STUDY_FILE", description = "The study file (YAML).")
  private @Nullable Path studyFile;

  @Option(
      names = "--join",
      description =
          "Work on the study together with others that run it, here or on other machines with the same --storage.")
  private boolean join;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Write results.json, trials.csv, report.html and the networks here.")
  private @Nullable Path output;

  @Option(
      names = "--log-format",
      paramLabel = "text|json",
      description = "How the log of the study is written (default: ${DEFAULT-VALUE}).")
  private OutputFormat logFormat = OutputFormat.text;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description =
          "How many networks are trained at the same time, instead of the study file's number (on GPUs, if that names none: as many as there are slots).")
  private @Nullable Integer workers;

  @Option(
      names = "--now",
      description =
          "The first Ctrl-C stops running trainings too, instead of finishing them; they begin again next time.")
  private boolean now;

  @Option(
      names = "--status-file",
      paramLabel = "FILE",
      description = "Keep a file (JSON) that says how the study does, and at last how it ended.")
  private @Nullable Path statusFile;

  @Override
  public Integer call() throws IOException, InterruptedException {
    RunTold told = new RunTold(statusFile, System.getenv(), err());
    try {
      return told.ended(run(told));
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      // An Error too: who watches must not take a driver that is out of heap for one that runs.
      told.failed(e);
      throw e;
    }
  }

  @SuppressWarnings("try") // The dashboard is there to be closed.
  private int run(RunTold told) throws IOException, InterruptedException {
    Path path = Objects.requireNonNull(studyFile);
    StudyFile read = new StudyFileReader(main().workshop().problemCheck()).read(path);
    TrainingSite site = executor.site(main().workshop(), backend.request(), read, workers);
    StudyFile file = site.file();
    Optional<OutputFolder> folder = Optional.ofNullable(output).map(OutputFolder::prepare);
    try (DashboardOptions.Shown shown = dashboard.start(main(), err());
        StudyArchive archive = Storage.open(main());
        StudyLog log = StudyLog.begin(main().folders().logFile(file.study()), logFormat)) {
      log.info("Study %s from %s".formatted(file.study(), path));
      told.begin(path, file, archive);
      PrintWriter notes = print.notes(err());
      // Before anything is stored: a study that cannot begin must not be listed.
      EarlierTrials earlier =
          EarlierStudies.find(file, archive, main().storage(), folderOf(path), notes);
      StoredStudy stored =
          join
              ? Resumption.join(archive, file, main().storage(), notes)
              : Resumption.beginOrGoOn(archive, file, main().storage(), notes);
      site.notes().forEach(log::info);
      file.warnings().forEach(notes::println);
      site.notes().forEach(notes::println);
      notes.flush();
      SearchStrategy strategy = main().workshop().strategy(file, earlier);
      StudyRun.Ended ended = train(path, site, archive, stored, strategy, told);
      StudyRemarks remarks = new StudyRemarks(path, file, notes);
      if (ended.signal().isPresent() && isUnfinished(file, ended.history())) {
        remarks.tellEdited();
        return ended.signal().get().code();
      }
      remarks.tellStagesNotReached(strategy, ended.history());
      FinalRun.Ended finals = trainFinals(path, site, ended.history());
      remarks.tellEdited();
      if (finals.signal().isPresent()) {
        return finals.signal().get().code();
      }
      boolean complete = report(path, site, ended.history(), strategy, folder);
      int code = codeOf(ended.history(), file.study());
      return code == ExitCode.OK && !(complete && finals.isComplete()) ? ExitCode.FAILED : code;
    }
  }

  private GivenCommand given() {
    return GivenCommand.of(Objects.requireNonNull(spec));
  }

  /** Whether anything is still to be trained; of final networks that is told. */
  private boolean isUnfinished(StudyFile file, TrialHistory history) {
    if (history.size() < file.trials()) {
      return true;
    }
    int networks = join ? 0 : ModelShelf.of(file, main().modelPlace()).missing(history).size();
    if (networks > 0) {
      err()
          .printf(
              "Stopped: all %d trials are stored, %d final networks are still to be trained. To go on: %s%n",
              history.size(), networks, given());
      err().flush();
    }
    return networks > 0;
  }

  /** A study in which every trial failed has failed. */
  private int codeOf(TrialHistory history, String study) {
    if (history.best().isPresent()) {
      return ExitCode.OK;
    }
    if (history.size() == 0) {
      err().println("hsic-gpbo: no trial was trained.");
      return ExitCode.FAILED;
    }
    err()
        .printf(
            "hsic-gpbo: all %d trials failed. 'hsic-gpbo show %s --trials' tells how.%n",
            history.size(), study);
    return ExitCode.FAILED;
  }

  private StudyRun.Ended train(
      Path path,
      TrainingSite site,
      StudyArchive archive,
      StoredStudy stored,
      SearchStrategy strategy,
      RunTold told)
      throws InterruptedException {
    StudyFile file = site.file();
    main().folders().trialLogs().tidy(file.study(), stored.begun());
    List<StudyListener> listeners = new ArrayList<>();
    listeners.add(new LogListener());
    LiveReporter live = LiveReports.of(site, archive);
    listeners.add(live);
    if (!print.quiet()) {
      listeners.add(main().workshop().progress(file, err(), live::gpus));
    }
    listeners.addAll(told.listeners());
    Ending.Watch watch = Interruption.ofProcess(now, err());
    StudyRun run =
        new StudyRun(
            given(),
            file,
            err(),
            // A storage that is away is not waited for by somebody who gives up what runs.
            ending -> watch.begin(ending.andThen(archive::giveUpWaiting)));
    try (TrialExecutor executor =
        main().workshop().executor(file, dataFolders(path), site.place())) {
      return run.run(strategy, stored.trials(), executor, listeners);
    }
  }

  /** Trains the final networks that the study file asks for and that are not there yet. */
  private FinalRun.Ended trainFinals(Path path, TrainingSite site, TrialHistory history)
      throws InterruptedException {
    StudyFile file = site.file();
    ModelShelf shelf = ModelShelf.of(file, main().modelPlace());
    List<FinalTraining> missing = shelf.missing(history);
    if (missing.isEmpty()) {
      return FinalRun.Ended.COMPLETE;
    }
    if (join) {
      // All drivers end at the same moment and would train the same networks into the same files.
      PrintWriter notes = print.notes(err());
      notes.printf(
          "%d final networks are still to be trained. To train them, once: %s%n",
          missing.size(), given().without("--join"));
      notes.flush();
      return FinalRun.Ended.COMPLETE;
    }
    FinalRun run = new FinalRun(given(), file, err(), Interruption.ofProcess(now, err()));
    List<StudyListener> listeners = new ArrayList<>(List.of(new LogListener()));
    if (!print.quiet()) {
      run.announce(shelf, history, missing);
      listeners.add(main().workshop().progress(file, err(), List::of));
    }
    try (ModelTrainer trainer =
        main().workshop().modelTrainer(file, dataFolders(path), site.place())) {
      Files.createDirectories(shelf.folder());
      return run.run(new FinalExecutor(missing, shelf, trainer), listeners);
    } catch (IOException | StudyFailedException e) {
      err().println("hsic-gpbo: the final networks could not be trained: " + e.getMessage());
      return FinalRun.Ended.SOME_FAILED;
    }
  }

  /** Reports; false if the best network could not be saved, which costs nothing else. */
  private boolean report(
      Path path,
      TrainingSite site,
      TrialHistory history,
      SearchStrategy strategy,
      Optional<OutputFolder> folder)
      throws IOException {
    StudyFile file = site.file();
    Workshop workshop = main().workshop();
    SavedModel saved = SavedModel.NONE;
    List<FinalNetwork> finals = ModelShelf.of(file, main().modelPlace()).networks(history);
    Optional<FinishedTrial> recommended = file.tradeOff().recommend(history);
    if (folder.isPresent() && recommended.isPresent()) {
      saved = save(path, site, recommended.get(), finals, folder.get());
    }
    StudyResult result =
        new StudyResult(
            file,
            history,
            strategy.explain(history),
            workshop.analyze(file, history),
            saved.name(),
            finals);
    if (folder.isPresent()) {
      folder.get().write(result, workshop.reports());
    }
    print.result(
        Objects.requireNonNull(spec).commandLine().getOut(),
        out -> {
          workshop.reports().text(result, out);
          folder.ifPresent(
              f ->
                  out.println(
                      "Written to " + f.path() + ": results.json, trials.csv, report.html"));
        },
        out -> workshop.reports().json(result, out));
    return saved.isComplete();
  }

  /** What was saved: its name, empty for nothing, and whether nothing went wrong. */
  private record SavedModel(String name, boolean isComplete) {
    static final SavedModel NONE = new SavedModel("", true);
  }

  /** Final networks are there already; without them the recommended one is trained once more. */
  private SavedModel save(
      Path path,
      TrainingSite site,
      FinishedTrial recommended,
      List<FinalNetwork> finals,
      OutputFolder folder)
      throws IOException {
    StudyFile file = site.file();
    if (file.finals().isPresent()) {
      return new SavedModel(
          folder.take(ModelShelf.of(file, main().modelPlace()), finals).orElse(""), true);
    }
    try {
      return new SavedModel(
          main()
              .workshop()
              .saveBest(file, dataFolders(path), site.place(), recommended, folder.path())
              .orElse(""),
          true);
    } catch (StudyFailedException e) {
      err().println("hsic-gpbo: " + e.getMessage());
      return new SavedModel("", false);
    }
  }

  private DataFolders dataFolders(Path studyFile) {
    return main().dataFolders(folderOf(studyFile));
  }

  private static Path folderOf(Path studyFile) {
    return Objects.requireNonNull(studyFile.toAbsolutePath().getParent());
  }

  private Main main() {
    return Objects.requireNonNull(main);
  }

  private PrintWriter err() {
    return Objects.requireNonNull(spec).commandLine().getErr();
  }
}
