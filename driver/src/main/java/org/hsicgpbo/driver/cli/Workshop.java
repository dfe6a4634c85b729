package org.hsicgpbo.driver.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
import org.hsicgpbo.driver.store.StorageAddress;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.studyfile.ProblemCheck;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.terminal.ComparisonProgress;
import org.hsicgpbo.driver.terminal.Panel;
import org.hsicgpbo.driver.terminal.PanelView;
import org.hsicgpbo.search.EarlierTrials;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.study.StudyListener;
import org.hsicgpbo.study.TrialExecutor;
import org.hsicgpbo.trainers.NetworkSizes;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.published.PublishedSet;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;

/**
 * What the commands take from the other packages: storage, strategies, workers, analysis, reports.
 * One implementation joins the program; tests bring their own.
 */
interface Workshop {

  /**
   * Opens the storage and makes it where it is missing.
   *
   * @param notices told, as sentences for people, when the storage is waited for
   * @throws org.hsicgpbo.study.StoreException if it cannot be used
   */
  StudyArchive open(StorageAddress storage, Consumer<String> notices);

  /** What the trainers ask of a study file. */
  ProblemCheck problemCheck();

  /**
   * The strategy that the study file names.
   *
   * @param earlier what a warm start brings; none to explain what a stored study did
   */
  SearchStrategy strategy(StudyFile file, EarlierTrials earlier);

  /**
   * Workers for the problem of the study file.
   *
   * @param study the study file; its {@code workers} says how many
   * @param folders where data lie, and from where relative paths in the study file are seen
   * @param place where to train
   */
  TrialExecutor executor(StudyFile study, DataFolders folders, TrainingPlace place);

  /**
   * How large the networks of a problem are; empty if its networks are not those of this program.
   *
   * @throws BadInputException if data are missing or cannot be used
   */
  Optional<NetworkSizes> networkSizes(StudyFile study, DataFolders folders);

  /**
   * Decides between CPU and GPUs, before anything is started.
   *
   * @throws org.hsicgpbo.driver.gpu.GpuProblemException if GPUs are asked for and cannot be used
   */
  TrainingPlace place(BackendRequest request) throws InterruptedException;

  /**
   * What {@code doctor} looks at.
   *
   * @param storage where the studies are
   */
  List<Check> checks(BackendRequest request, DataFolders folders, StorageAddress storage);

  /**
   * Shows the progress of a study to a person, or as plain lines where err is no terminal.
   *
   * @param gpus the load of those that are trained on, as it was last heard of
   */
  StudyListener progress(StudyFile study, PrintWriter err, Supplier<List<GpuLoad>> gpus);

  /** Shows a study to somebody who watches it, or as plain lines where err is no terminal. */
  PanelView panels(PrintWriter err);

  /** The panel as ordinary lines, as wide as the terminal if there is one. */
  String text(Panel panel);

  /** Shows the progress of a comparison. */
  ComparisonProgress comparisonProgress(PrintWriter err);

  /** The trials that were drawn at random. */
  TrialHistory sample(StudyFile study, TrialHistory history);

  /** The whole analysis of them, for the goal of the study file. */
  AnalyzedSample analyze(StudyFile study, TrialHistory history);

  /**
   * Trains the best trial again and saves its network.
   *
   * @return the file's name in the folder; empty where the problem has no network that can be saved
   */
  Optional<String> saveBest(
      StudyFile study, DataFolders folders, TrainingPlace place, FinishedTrial best, Path output);

  /**
   * Workers that train final networks and save them.
   *
   * @param study the study file, which asks for some; its {@code workers} says how many
   */
  ModelTrainer modelTrainer(StudyFile study, DataFolders folders, TrainingPlace place);

  /**
   * Runs a saved network in a process of its own.
   *
   * @param arguments those of {@link org.hsicgpbo.trainers.model.PredictMain}
   * @return its exit code
   */
  int predict(List<String> arguments) throws IOException, InterruptedException;

  /** The published data sets that can be fetched. */
  List<PublishedSet> publishedSets();

  /** Shows how a download goes on, to a person or as plain lines where err is no terminal. */
  DownloadProgress downloadProgress(PrintWriter err);

  /** Writes results. */
  Reports reports();

  /** The forms in which results are written. */
  interface Reports {
    /** For a person at a terminal. */
    void text(StudyResult result, PrintWriter out);

    /** Markdown. */
    void markdown(StudyResult result, PrintWriter out);

    /** results.json. */
    void json(StudyResult result, PrintWriter out);

    /** trials.csv. */
    void csv(StudyResult result, PrintWriter out);

    /** report.html. */
    void html(StudyResult result, PrintWriter out);
  }
}
