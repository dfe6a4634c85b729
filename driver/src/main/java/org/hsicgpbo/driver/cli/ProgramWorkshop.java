package org.hsicgpbo.driver.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hsicgpbo.driver.doctor.BackendCheck;
import org.hsicgpbo.driver.doctor.Check;
import org.hsicgpbo.driver.doctor.DataCheck;
import org.hsicgpbo.driver.doctor.GpuCheck;
import org.hsicgpbo.driver.doctor.JavaCheck;
import org.hsicgpbo.driver.doctor.MemoryCheck;
import org.hsicgpbo.driver.doctor.ProcessorCheck;
import org.hsicgpbo.driver.doctor.ServerCheck;
import org.hsicgpbo.driver.doctor.StorageCheck;
import org.hsicgpbo.driver.doctor.WorkerCheck;
import org.hsicgpbo.driver.download.DownloadProgress;
import org.hsicgpbo.driver.executor.ExecutorRequest;
import org.hsicgpbo.driver.executor.RemoteExecutor;
import org.hsicgpbo.driver.executor.RemoteExecutors;
import org.hsicgpbo.driver.finals.ModelTrainer;
import org.hsicgpbo.driver.gpu.BackendChoice;
import org.hsicgpbo.driver.gpu.BackendRequest;
import org.hsicgpbo.driver.gpu.CudaBuild;
import org.hsicgpbo.driver.gpu.GpuLoad;
import org.hsicgpbo.driver.gpu.NvidiaSmi;
import org.hsicgpbo.driver.gpu.TrainingPlace;
import org.hsicgpbo.driver.report.AnalyzedSample;
import org.hsicgpbo.driver.report.HtmlReport;
import org.hsicgpbo.driver.report.MarkdownReport;
import org.hsicgpbo.driver.report.ResultsJson;
import org.hsicgpbo.driver.report.StudyResult;
import org.hsicgpbo.driver.report.TextReport;
import org.hsicgpbo.driver.report.TrialsCsv;
import org.hsicgpbo.driver.store.StorageAddress;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.studyfile.ProblemCheck;
import org.hsicgpbo.driver.studyfile.SampleStage;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.terminal.ComparisonBar;
import org.hsicgpbo.driver.terminal.ComparisonLines;
import org.hsicgpbo.driver.terminal.ComparisonProgress;
import org.hsicgpbo.driver.terminal.DownloadBar;
import org.hsicgpbo.driver.terminal.DownloadLines;
import org.hsicgpbo.driver.terminal.Panel;
import org.hsicgpbo.driver.terminal.PanelLayout;
import org.hsicgpbo.driver.terminal.PanelListener;
import org.hsicgpbo.driver.terminal.PanelView;
import org.hsicgpbo.driver.terminal.PlainListener;
import org.hsicgpbo.driver.terminal.PlainPanels;
import org.hsicgpbo.driver.terminal.Screen;
import org.hsicgpbo.driver.terminal.TerminalPanels;
import org.hsicgpbo.driver.worker.CommandSettings;
import org.hsicgpbo.driver.worker.ExternalCommandExecutor;
import org.hsicgpbo.driver.worker.WorkerPool;
import org.hsicgpbo.search.EarlierTrials;
import org.hsicgpbo.search.GpboStrategy;
import org.hsicgpbo.search.ProposerOptions;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.search.hsic.HsicGpboSettings;
import org.hsicgpbo.search.hsic.HsicGpboStrategy;
import org.hsicgpbo.sensitivity.AnalysisPart;
import org.hsicgpbo.sensitivity.AnalysisSettings;
import org.hsicgpbo.sensitivity.SampleAnalyzer;
import org.hsicgpbo.study.StudyFailedException;
import org.hsicgpbo.study.StudyListener;
import org.hsicgpbo.study.TrialExecutor;
import org.hsicgpbo.trainers.NetworkSizes;
import org.hsicgpbo.trainers.Objectives;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.TrainingExamples;
import org.hsicgpbo.trainers.data.published.PublishedSet;
import org.hsicgpbo.trainers.data.published.PublishedSets;
import org.hsicgpbo.trainers.model.PredictMain;
import org.hsicgpbo.trainers.network.KnownHyperparameters;
import org.hsicgpbo.trainers.problem.Problems;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;

/** Joins the packages to the program. */
final class ProgramWorkshop implements Workshop {
  private static final String COMMAND = "command";
  private static final String JAVA = "java";
  private static final String COLUMNS = "hsicgpbo.columns";
  private static final int USUAL_COLUMNS = 100;

  private final ApplicationFolders folders;
  private final Screen screen;

  /**
   * A workshop for one command.
   *
   * @param folders those of the user, in which data and logs lie
   * @param screen standard error, to which everybody writes through it
   */
  ProgramWorkshop(ApplicationFolders folders, Screen screen) {
    this.folders = folders;
    this.screen = screen;
  }

  @Override
  public StudyArchive open(StorageAddress storage, Consumer<String> notices) {
    return Archives.open(storage, System.getenv(), notices);
  }

  @Override
  public ProblemCheck problemCheck() {
    return (problem, space) ->
        Objectives.check(problem.asMap(), space).stream()
            .map(objection -> objection(objection, problem))
            .toList();
  }

  private static ProblemCheck.Objection objection(
      KnownHyperparameters.Objection objection, StudyFile.ProblemSettings problem) {
    String name = objection.hyperparameter();
    return objection.isUnknown()
        ? ProblemCheck.Objection.unknownHyperparameter(
            name, problem.type(), Objectives.hyperparameters(problem.asMap()))
        : ProblemCheck.Objection.hyperparameter(name, objection.message());
  }

  @Override
  public SearchStrategy strategy(StudyFile file, EarlierTrials earlier) {
    if (file.strategy() instanceof StudyFile.StrategySettings.Gpbo gpbo) {
      return new GpboStrategy(
          file.space(),
          file.seed(),
          gpbo.warmUp(),
          file.trials(),
          new ProposerOptions(gpbo.acquisition(), earlier));
    }
    if (file.strategy() instanceof StudyFile.StrategySettings.HsicGpbo hsicGpbo) {
      return new HsicGpboStrategy(
          file.space(), file.seed(), settings(hsicGpbo, file).with(earlier));
    }
    return Baselines.strategy(file);
  }

  private static HsicGpboSettings settings(
      StudyFile.StrategySettings.HsicGpbo hsicGpbo, StudyFile file) {
    int warmUp = hsicGpbo.warmUp();
    HsicGpboSettings settings =
        hsicGpbo.published()
            ? HsicGpboSettings.paper(file.goal(), warmUp, file.trials())
            : HsicGpboSettings.of(file.goal(), warmUp, file.trials());
    return settings
        .with(settings.schedule().sampledBy(hsicGpbo.sampling()))
        .with(file.tradeOff())
        .with(file.roles());
  }

  @Override
  public TrainingPlace place(BackendRequest request) throws InterruptedException {
    return backends().choose(request);
  }

  private static BackendChoice backends() {
    return new BackendChoice(CudaBuild.ofProgram(), NvidiaSmi.ofPath(), System.getenv());
  }

  @Override
  public List<Check> checks(BackendRequest request, DataFolders data, StorageAddress storage) {
    Path logs = folders.logFile(DoctorStudy.NAME).resolveSibling(DoctorStudy.NAME);
    return List.of(
        JavaCheck.ofProcess(),
        ProcessorCheck.ofMachine(),
        MemoryCheck.ofMachine(),
        new BackendCheck(CudaBuild.ofProgram(), request.wish()),
        new GpuCheck(NvidiaSmi.ofPath(), System.getenv(), request.wish()),
        new DataCheck(publishedSets(), data),
        storageCheck(storage),
        new WorkerCheck(
            () -> DoctorStudy.train(place(request), data, logs), System::nanoTime, logs));
  }

  private Check storageCheck(StorageAddress storage) {
    Runnable open = () -> open(storage, notice -> {}).close();
    return storage instanceof StorageAddress.SqliteFile sqlite
        ? new StorageCheck(sqlite.file(), open)
        : new ServerCheck(storage.toString(), open);
  }

  @Override
  public TrialExecutor executor(StudyFile study, DataFolders data, TrainingPlace place) {
    if (place instanceof TrainingPlace.Cluster cluster) {
      requireData(study, data);
      return remote(study, data, cluster, TrainingExamples.TRAIN);
    }
    if (!study.problem().type().equals(COMMAND)) {
      requireData(study, data);
      return workers(study, data, place, study.workers(), TrainingExamples.TRAIN);
    }
    Map<String, Object> settings = study.problem().settings();
    List<String> command =
        ((List<?>) settings.getOrDefault(COMMAND, List.of()))
            .stream().map(Object::toString).toList();
    Path directory = data.named(settings.getOrDefault("directory", ".").toString());
    return new ExternalCommandExecutor(
        new CommandSettings(
            command, directory, study.workers(), Workers.limits(study), logFolder(study)),
        Workers.secrets(study));
  }

  @Override
  public Optional<NetworkSizes> networkSizes(StudyFile study, DataFolders data) {
    if (study.problem().type().equals(COMMAND) || study.problem().type().equals(JAVA)) {
      return Optional.empty();
    }
    try {
      Problems.requireFiles(study.problem().asMap(), data);
      return NetworkSizes.of(study.problem().asMap(), study.seed(), data);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Workers would find out too, but only after they were started. */
  private static void requireData(StudyFile study, DataFolders data) {
    try {
      Problems.requireFiles(study.problem().asMap(), data);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public ModelTrainer modelTrainer(StudyFile study, DataFolders data, TrainingPlace place) {
    return trainer(study, data, place, study.workers(), study.finals().orElseThrow().on());
  }

  @Override
  public int predict(List<String> arguments) throws IOException, InterruptedException {
    return Workers.run(PredictMain.class, arguments);
  }

  private ModelTrainer trainer(
      StudyFile study,
      DataFolders data,
      TrainingPlace place,
      int count,
      TrainingExamples examples) {
    return place instanceof TrainingPlace.Cluster cluster
        ? remote(study.withWorkers(count), data, cluster, examples)
        : workers(study, data, place, count, examples);
  }

  private RemoteExecutor remote(
      StudyFile study, DataFolders data, TrainingPlace.Cluster cluster, TrainingExamples examples) {
    ExecutorRequest request =
        new ExecutorRequest(cluster, study, data, examples, Workers.files(), logFolder(study));
    try {
      return RemoteExecutors.ofProgram().require(cluster.address()).open(request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StudyFailedException("The cluster was not joined: the program was interrupted.", e);
    }
  }

  private WorkerPool workers(
      StudyFile study,
      DataFolders data,
      TrainingPlace place,
      int count,
      TrainingExamples examples) {
    return new WorkerPool(
        Workers.settings(study, count, data, place, logFolder(study), examples),
        Workers.secrets(study));
  }

  private Path logFolder(StudyFile study) {
    return folders.trialLogs().folder(study.study());
  }

  @Override
  public StudyListener progress(StudyFile study, PrintWriter err, Supplier<List<GpuLoad>> gpus) {
    // Java cannot ask whether standard error is a terminal, nor how wide; the launcher can.
    int columns = Integer.getInteger(COLUMNS, 0);
    return columns > 0
        ? new PanelListener(study.study(), screen, columns, gpus, Clock.systemUTC())
        : new PlainListener(err);
  }

  @Override
  public PanelView panels(PrintWriter err) {
    int columns = Integer.getInteger(COLUMNS, 0);
    return columns > 0 ? new TerminalPanels(screen, columns) : new PlainPanels(err);
  }

  @Override
  public String text(Panel panel) {
    int columns = Integer.getInteger(COLUMNS, 0);
    return PanelLayout.ofWidth(columns > 0 ? columns : USUAL_COLUMNS).text(panel);
  }

  @Override
  public ComparisonProgress comparisonProgress(PrintWriter err) {
    int columns = Integer.getInteger(COLUMNS, 0);
    return columns > 0 ? new ComparisonBar(System.err, columns) : new ComparisonLines(err);
  }

  @Override
  public List<PublishedSet> publishedSets() {
    return PublishedSets.all();
  }

  @Override
  public DownloadProgress downloadProgress(PrintWriter err) {
    int columns = Integer.getInteger(COLUMNS, 0);
    return columns > 0 ? new DownloadBar(System.err, columns) : new DownloadLines(err);
  }

  @Override
  public TrialHistory sample(StudyFile study, TrialHistory history) {
    return history.ofStage(SampleStage.of(study.strategy()));
  }

  @Override
  public AnalyzedSample analyze(StudyFile study, TrialHistory history) {
    TrialHistory sample = sample(study, history);
    SampleAnalyzer analyzer =
        new SampleAnalyzer(
            study.goal(),
            history.knownCost(),
            study.seed(),
            AnalysisSettings.forSample(sample.size()),
            EnumSet.allOf(AnalysisPart.class));
    return new AnalyzedSample(sample, analyzer.analyze(sample));
  }

  @Override
  public Optional<String> saveBest(
      StudyFile study, DataFolders data, TrainingPlace place, FinishedTrial best, Path output) {
    String type = study.problem().type();
    if (type.equals(COMMAND) || type.equals(JAVA)) {
      return Optional.empty();
    }
    try (ModelTrainer pool = trainer(study, data, place, 1, TrainingExamples.TRAIN)) {
      TrialOutcome again =
          pool.trainAndSave(best.trial(), output.resolve(OutputFolder.BEST), event -> {}).get();
      // The order of CUDA's sums is not fixed.
      boolean same =
          again instanceof TrialOutcome.Completed completed
              && (isOnGpus(place) || completed.error() == best.errorOrWorst());
      if (!same) {
        throw new StudyFailedException(
            "The best trial (%d), trained again to save its network, ended otherwise: %s instead of the error %s. Was the study run on another machine?"
                .formatted(best.trial().number(), again, best.errorOrWorst()),
            null);
      }
      return Optional.of(OutputFolder.BEST);
    } catch (ExecutionException e) {
      throw new StudyFailedException("The best network could not be saved: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StudyFailedException(
          "The best network was not saved: the program was interrupted.", e);
    }
  }

  private static boolean isOnGpus(TrainingPlace place) {
    return place instanceof TrainingPlace.Cuda
        || (place instanceof TrainingPlace.Cluster cluster && cluster.onGpus());
  }

  @Override
  public Reports reports() {
    return new Reports() {
      @Override
      public void text(StudyResult result, PrintWriter out) {
        TextReport.write(result, out);
      }

      @Override
      public void markdown(StudyResult result, PrintWriter out) {
        Writing.unchecked(() -> MarkdownReport.write(result, out));
      }

      @Override
      public void json(StudyResult result, PrintWriter out) {
        Writing.unchecked(() -> ResultsJson.write(result, out));
      }

      @Override
      public void csv(StudyResult result, PrintWriter out) {
        Writing.unchecked(() -> TrialsCsv.write(result.history(), out));
      }

      @Override
      public void html(StudyResult result, PrintWriter out) {
        Writing.unchecked(() -> HtmlReport.write(result, out));
      }
    };
  }
}
