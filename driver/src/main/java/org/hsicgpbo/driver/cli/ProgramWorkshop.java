package org.hsicgpbo.driver.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hsicgpbo.driver.doctor.Check;
import org.hsicgpbo.driver.download.DownloadProgress;
import org.hsicgpbo.driver.finals.ModelTrainer;
import org.hsicgpbo.driver.gpu.BackendChoice;
import org.hsicgpbo.driver.gpu.BackendRequest;
import org.hsicgpbo.driver.gpu.CudaBuild;
import org.hsicgpbo.driver.gpu.GpuLoad;
import org.hsicgpbo.driver.gpu.NvidiaSmi;
import org.hsicgpbo.driver.gpu.TrainingPlace;
import org.hsicgpbo.driver.report.AnalyzedSample;
import org.hsicgpbo.driver.store.StorageAddress;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.studyfile.ProblemCheck;
import org.hsicgpbo.driver.studyfile.SampleStage;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.terminal.ComparisonProgress;
import org.hsicgpbo.driver.terminal.Panel;
import org.hsicgpbo.driver.terminal.PanelView;
import org.hsicgpbo.driver.terminal.Screen;
import org.hsicgpbo.search.EarlierTrials;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.sensitivity.AnalysisPart;
import org.hsicgpbo.sensitivity.AnalysisSettings;
import org.hsicgpbo.sensitivity.SampleAnalyzer;
import org.hsicgpbo.study.StudyListener;
import org.hsicgpbo.study.TrialExecutor;
import org.hsicgpbo.trainers.NetworkSizes;
import org.hsicgpbo.trainers.Objectives;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.published.PublishedSet;
import org.hsicgpbo.trainers.data.published.PublishedSets;
import org.hsicgpbo.trainers.model.PredictMain;
import org.hsicgpbo.trainers.network.KnownHyperparameters;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;

/** Joins the packages to the program. */
final class ProgramWorkshop implements Workshop {
  private final ApplicationFolders folders;
  private final Trainers trainers;
  private final Displays displays;

  /**
   * A workshop for one command.
   *
   * @param folders those of the user, in which data and logs lie
   * @param screen standard error, to which everybody writes through it
   */
  ProgramWorkshop(ApplicationFolders folders, Screen screen) {
    this.folders = folders;
    this.trainers = new Trainers(folders);
    this.displays = Displays.ofProcess(screen);
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
    return Strategies.strategy(file, earlier);
  }

  @Override
  public List<Check> checks(BackendRequest request, DataFolders data, StorageAddress storage) {
    return new DoctorChecks(this, folders).all(request, data, storage);
  }

  @Override
  public TrialExecutor executor(StudyFile study, DataFolders data, TrainingPlace place) {
    return trainers.executor(study, data, place);
  }

  @Override
  public Optional<NetworkSizes> networkSizes(StudyFile study, DataFolders data) {
    return trainers.networkSizes(study, data);
  }

  @Override
  public ModelTrainer modelTrainer(StudyFile study, DataFolders data, TrainingPlace place) {
    return trainers.modelTrainer(study, data, place);
  }

  @Override
  public Optional<String> saveBest(
      StudyFile study, DataFolders data, TrainingPlace place, FinishedTrial best, Path output) {
    return trainers.saveBest(study, data, place, best, output);
  }

  @Override
  public StudyListener progress(StudyFile study, PrintWriter err, Supplier<List<GpuLoad>> gpus) {
    return displays.progress(study, err, gpus);
  }

  @Override
  public PanelView panels(PrintWriter err) {
    return displays.panels(err);
  }

  @Override
  public String text(Panel panel) {
    return displays.text(panel);
  }

  @Override
  public ComparisonProgress comparisonProgress(PrintWriter err) {
    return displays.comparisonProgress(err);
  }

  @Override
  public DownloadProgress downloadProgress(PrintWriter err) {
    return displays.downloadProgress(err);
  }

  @Override
  public TrainingPlace place(BackendRequest request) throws InterruptedException {
    return backends().choose(request);
  }

  private static BackendChoice backends() {
    return new BackendChoice(CudaBuild.ofProgram(), NvidiaSmi.ofPath(), System.getenv());
  }

  @Override
  public int predict(List<String> arguments) throws IOException, InterruptedException {
    return Workers.run(PredictMain.class, arguments);
  }

  @Override
  public List<PublishedSet> publishedSets() {
    return PublishedSets.all();
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
  public Reports reports() {
    return new ReportForms();
  }
}
