package org.hsicgpbo.driver.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hsicgpbo.driver.doctor.Check;
import org.hsicgpbo.driver.download.DownloadProgress;
import org.hsicgpbo.driver.finals.ModelTrainer;
import org.hsicgpbo.driver.gpu.BackendRequest;
import org.hsicgpbo.driver.gpu.GpuLoad;
import org.hsicgpbo.driver.gpu.TrainingPlace;
import org.hsicgpbo.driver.report.AnalyzedSample;
import org.hsicgpbo.driver.report.StudyResult;
import org.hsicgpbo.driver.store.CopiedStudy;
import org.hsicgpbo.driver.store.DriverReport;
import org.hsicgpbo.driver.store.RunningTrial;
import org.hsicgpbo.driver.store.StorageAddress;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.TrialTimes;
import org.hsicgpbo.driver.studyfile.ProblemCheck;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.terminal.ComparisonProgress;
import org.hsicgpbo.driver.terminal.Panel;
import org.hsicgpbo.driver.terminal.PanelLayout;
import org.hsicgpbo.driver.terminal.PanelView;
import org.hsicgpbo.driver.terminal.PlainPanels;
import org.hsicgpbo.search.EarlierTrials;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.sensitivity.AnalysisSettings;
import org.hsicgpbo.sensitivity.SampleAnalyzer;
import org.hsicgpbo.study.StudyFailedException;
import org.hsicgpbo.study.StudyListener;
import org.hsicgpbo.study.TrialExecutor;
import org.hsicgpbo.trainers.NetworkSizes;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.published.PublishedSet;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;

/** A program without files, processes and formulas: what is left are the commands. */
final class MemoryWorkshop implements Workshop, StudyArchive, Workshop.Reports {
  private final Map<String, StoredStudy> studies = new LinkedHashMap<>();
  private final Map<String, DriverReport> reports = new LinkedHashMap<>();

  private final List<List<String>> predictions = new ArrayList<>();
  private final List<PublishedSet> sets = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();

  /** Publishes a data set. */
  void publish(PublishedSet set) {
    sets.add(set);
  }

  /** Stores what an older or newer version may have written. */
  void store(String name, String fileText) {
    studies.put(
        name,
        new StoredStudy(name, fileText, Instant.parse("2026-11-21T05:00:00Z"), new MemoryStore()));
  }

  @Override
  public StudyArchive open(StorageAddress storage, Consumer<String> notices) {
    return this;
  }

  @Override
  public ProblemCheck problemCheck() {
    return (problem, space) ->
        space.contains("unknown")
            ? List.of(
                ProblemCheck.Objection.unknownHyperparameter(
                    "unknown", problem.type(), List.of("x", "unknowns")))
            : List.of();
  }

  @Override
  public SearchStrategy strategy(StudyFile file, EarlierTrials earlier) {
    return new RandomStrategy(file.space());
  }

  @Override
  public Optional<NetworkSizes> networkSizes(StudyFile study, DataFolders folders) {
    return Optional.empty();
  }

  @Override
  public TrainingPlace place(BackendRequest request) {
    return new TrainingPlace.Cpu("There is nothing else.");
  }

  @Override
  public List<Check> checks(BackendRequest request, DataFolders folders, StorageAddress storage) {
    return checks;
  }

  /** Lets doctor look at this. */
  void examine(Check check) {
    checks.add(check);
  }

  @Override
  public TrialExecutor executor(StudyFile study, DataFolders folders, TrainingPlace place) {
    return switch (study.study()) {
      case "failing" -> new FailingExecutor();
      case "broken" -> throw new StudyFailedException("There is no such program.", null);
      case "heapless" -> throw new OutOfMemoryError("Java heap space");
      case "costless" -> new SquareExecutor(Cost.UNKNOWN);
      default -> new SquareExecutor(new Cost(20, 10, 0.5));
    };
  }

  @Override
  public StudyListener progress(StudyFile study, PrintWriter err, Supplier<List<GpuLoad>> gpus) {
    return new StudyListener() {
      @Override
      public void trialFinished(FinishedTrial trial, TrialHistory history) {
        err.printf("progress %d of %d%n", history.size(), study.trials());
      }
    };
  }

  @Override
  public PanelView panels(PrintWriter err) {
    return new PlainPanels(err);
  }

  @Override
  public String text(Panel panel) {
    return PanelLayout.ofWidth(100).text(panel);
  }

  @Override
  public ComparisonProgress comparisonProgress(PrintWriter err) {
    return ComparisonProgress.NONE;
  }

  @Override
  public List<PublishedSet> publishedSets() {
    return sets;
  }

  @Override
  public DownloadProgress downloadProgress(PrintWriter err) {
    return DownloadProgress.NONE;
  }

  @Override
  public TrialHistory sample(StudyFile study, TrialHistory history) {
    return history;
  }

  @Override
  public AnalyzedSample analyze(StudyFile study, TrialHistory history) {
    return new AnalyzedSample(
        history,
        new SampleAnalyzer(
                study.goal(), CostMeasure.FLOPS, 1, AnalysisSettings.defaults(), Set.of())
            .analyze(history));
  }

  @Override
  public Optional<String> saveBest(
      StudyFile study, DataFolders folders, TrainingPlace place, FinishedTrial best, Path output) {
    if (study.study().equals("unsavable")) {
      throw new StudyFailedException("It ended otherwise.", null);
    }
    return Optional.of("best-of-" + best.trial().number() + ".zip");
  }

  @Override
  public ModelTrainer modelTrainer(StudyFile study, DataFolders folders, TrainingPlace place) {
    return new FileTrainer(study);
  }

  @Override
  public int predict(List<String> arguments) {
    predictions.add(arguments);
    return 0;
  }

  /** What was to be predicted. */
  List<List<String>> predictions() {
    return predictions;
  }

  @Override
  public Reports reports() {
    return this;
  }

  @Override
  public List<StoredStudy> studies() {
    return new ArrayList<>(studies.values());
  }

  @Override
  public Optional<StoredStudy> find(String name) {
    return Optional.ofNullable(studies.get(name));
  }

  @Override
  public StoredStudy begin(StudyFile file) {
    StoredStudy study =
        new StoredStudy(
            file.study(), file.text(), Instant.parse("2026-11-21T05:00:00Z"), new MemoryStore());
    studies.put(file.study(), study);
    return study;
  }

  @Override
  public StoredStudy beginAnew(StudyFile file) {
    studies.remove(file.study());
    return begin(file);
  }

  @Override
  public void update(StudyFile file) {
    studies.computeIfPresent(
        file.study(),
        (name, study) -> new StoredStudy(name, file.text(), study.begun(), study.trials()));
  }

  @Override
  public void join(String study) {}

  @Override
  public void take(String study, List<FinishedTrial> trials) {
    trials.forEach(find(study).orElseThrow().trials()::finished);
  }

  @Override
  public List<TrialTimes> times(String study) {
    return List.of();
  }

  @Override
  public List<TrialTimes> timesAfter(String study, int known) {
    return List.of();
  }

  @Override
  public Optional<TrialTimes> timesOf(String study, int trial) {
    return Optional.empty();
  }

  @Override
  public List<RunningTrial> running(String study) {
    return List.of();
  }

  @Override
  public List<DriverReport> drivers(String study) {
    return reports.containsKey(study) ? List.of(reports.get(study)) : List.of();
  }

  @Override
  public void tell(String study, DriverReport report, List<RunningTrial> running) {
    reports.put(study, report);
  }

  @Override
  public Optional<CopiedStudy> copyTo(StudyArchive target, String study) {
    return Optional.empty();
  }

  @Override
  public void close() {}

  @Override
  public void text(StudyResult result, PrintWriter out) {
    out.println("text of " + result.history().size() + " trials, model " + result.savedModel());
  }

  @Override
  public void json(StudyResult result, PrintWriter out) {
    out.println("{\"trials\":" + result.history().size() + "}");
  }

  @Override
  public void csv(StudyResult result, PrintWriter out) {
    out.println("trial,state");
    result.history().trials().forEach(t -> out.println(t.trial().number() + ",completed"));
  }

  @Override
  public void markdown(StudyResult result, PrintWriter out) {
    out.println("# " + result.file().study());
  }

  @Override
  public void html(StudyResult result, PrintWriter out) {
    out.println("<html></html>");
  }
}
