package org.hsicgpbo.driver.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.hsicgpbo.driver.compare.SharedOutcomes;
import org.hsicgpbo.driver.finals.FinalExecutor;
import org.hsicgpbo.driver.finals.FinalTraining;
import org.hsicgpbo.driver.finals.ModelShelf;
import org.hsicgpbo.driver.finals.ModelTrainer;
import org.hsicgpbo.driver.gpu.TrainingPlace;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.terminal.ComparisonProgress;
import org.hsicgpbo.search.EarlierTrials;
import org.hsicgpbo.study.Study;
import org.hsicgpbo.study.StudyFailedException;
import org.hsicgpbo.study.StudyListener;
import org.hsicgpbo.study.TrialExecutor;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trial.TrialHistory;
import org.jspecify.annotations.Nullable;

/**
 * Runs the studies of a comparison, some at the same time and each of them with one worker, so that
 * no strategy has to suggest while another trial of its study is pending.
 *
 * <p>A study is followed by its final networks. The first failure that no study can survive stops
 * the others and is thrown when they have ended.
 */
final class ComparisonRun {
  private final Workshop workshop;
  private final Path storage;
  private final DataFolders data;
  private final TrainingPlace place;
  private final ComparisonProgress progress;
  private final PrintWriter err;
  private final BiFunction<StudyFile, TrainingPlace, StudyListener> live;

  private final SharedOutcomes outcomes = new SharedOutcomes();
  private final Queue<Member> waiting = new ArrayDeque<>();
  private final Set<Study> running = new LinkedHashSet<>();
  private final WaitingTime runningTrials;
  private boolean stopped;
  private boolean finishing;
  private boolean someFinalsFailed;

  /**
   * A study of the comparison.
   *
   * @param number among the studies, from 1
   * @param file its study file, with one worker
   * @param stored where its trials are kept
   */
  record Member(int number, StudyFile file, StoredStudy stored) {
    int finished() {
      return stored.trials().finished().size();
    }
  }

  /**
   * A run that has not begun.
   *
   * @param storage where the studies and their final networks are kept
   * @param place where to train; its workers are dealt out to the studies that run side by side
   * @param err where failed final networks are told
   * @param longestTraining the limit of each training; empty for none
   * @param live makes what tells others of a study that runs at a place
   */
  ComparisonRun(
      Workshop workshop,
      Path storage,
      DataFolders data,
      TrainingPlace place,
      ComparisonProgress progress,
      PrintWriter err,
      Optional<Duration> longestTraining,
      BiFunction<StudyFile, TrainingPlace, StudyListener> live) {
    this.workshop = workshop;
    this.storage = storage;
    this.data = data;
    this.place = place;
    this.progress = progress;
    this.err = err;
    this.live = live;
    this.runningTrials = new WaitingTime("training", longestTraining, System::nanoTime);
  }

  /** Whether all final networks that were to be trained are there. */
  synchronized boolean finalsAreComplete() {
    return !someFinalsFailed;
  }

  /** Asks everything that runs to end soon; may be called from any thread. */
  synchronized void stop() {
    stopped = true;
    waiting.clear();
    running.forEach(Study::stop);
  }

  /** Asks for the end of what runs, with nothing begun any more; may be called from any thread. */
  synchronized void finish() {
    finishing = true;
    waiting.clear();
    running.forEach(Study::finish);
  }

  /** What runs and how long that will take, as a clause for people. */
  String describeRunning() {
    return runningTrials.describe();
  }

  /**
   * Runs until all studies have their trials and final networks, or {@link #stop} or {@link
   * #finish} is called.
   *
   * @param studies in the order in which they begin
   * @param sideBySide how many run at the same time
   */
  void run(List<Member> studies, int sideBySide) throws InterruptedException {
    for (Member member : studies) {
      outcomes.add(member.file().seed(), member.stored().trials().finished());
    }
    synchronized (this) {
      if (!stopped && !finishing) {
        waiting.addAll(studies);
      }
    }
    int trials = studies.stream().mapToInt(member -> member.file().trials()).sum();
    progress.begin(studies.size(), trials, studies.stream().mapToInt(Member::finished).sum());
    ExecutorService threads = Executors.newFixedThreadPool(sideBySide, ComparisonRun::thread);
    try {
      List<Future<?>> futures = new ArrayList<>();
      for (int worker = 1; worker <= sideBySide; worker++) {
        TrainingPlace own = place.startingAt(worker);
        futures.add(threads.submit(() -> runOneAfterAnother(own)));
      }
      await(futures);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "comparison");
    thread.setDaemon(true);
    return thread;
  }

  private static void await(List<Future<?>> futures) throws InterruptedException {
    List<RuntimeException> failures = new ArrayList<>();
    for (Future<?> future : futures) {
      try {
        future.get();
      } catch (ExecutionException e) {
        failures.add(
            e.getCause() instanceof RuntimeException told
                ? told
                : new StudyFailedException(String.valueOf(e.getCause()), e.getCause()));
      }
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }

  private void runOneAfterAnother(TrainingPlace own) {
    try {
      Member member = next();
      while (member != null) {
        search(member, own);
        trainFinals(member, own);
        member = next();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop();
    } catch (RuntimeException e) {
      stop();
      throw e;
    }
  }

  private synchronized boolean isEnding() {
    return stopped || finishing;
  }

  private synchronized @Nullable Member next() {
    return waiting.poll();
  }

  private void search(Member member, TrainingPlace own) throws InterruptedException {
    StudyFile file = member.file();
    if (member.finished() >= file.trials()) {
      return;
    }
    List<StudyListener> listeners =
        List.of(
            runningTrials.of(file.study()),
            new LogListener(file.study() + ": "),
            live.apply(file, own),
            progress.of(file.study(), member.number()));
    try (TrialExecutor trainer = workshop.executor(file, data, own)) {
      Study study =
          new Study(
              file.space(),
              file.seed(),
              file.trials(),
              workshop.strategy(file, EarlierTrials.none()),
              member.stored().trials(),
              outcomes.executor(file.seed(), trainer),
              listeners);
      run(study);
    }
  }

  private void trainFinals(Member member, TrainingPlace own) throws InterruptedException {
    StudyFile file = member.file();
    ModelShelf shelf = ModelShelf.of(file, storage);
    TrialHistory history = new TrialHistory(file.space(), member.stored().trials().finished());
    List<FinalTraining> missing = shelf.missing(history);
    if (missing.isEmpty() || history.size() < file.trials() || isEnding()) {
      return;
    }
    try (ModelTrainer trainer = workshop.modelTrainer(file, data, own)) {
      Files.createDirectories(shelf.folder());
      TrialHistory ended =
          run(
              FinalRun.study(
                  file,
                  new FinalExecutor(missing, shelf, trainer),
                  List.of(
                      runningTrials.of(file.study() + ", final networks"),
                      new LogListener(file.study() + ", final networks: "),
                      progress.finalsOf(file.study(), member.number()))));
      synchronized (this) {
        FinalRun.tellFailures(ended, missing, err);
        someFinalsFailed |= ended.failures() > 0;
      }
    } catch (IOException e) {
      throw new StudyFailedException(
          "The final networks of %s cannot be kept: %s".formatted(file.study(), e), e);
    }
  }

  /** Runs it unless all is to stop; then what is there is returned. */
  private TrialHistory run(Study study) throws InterruptedException {
    synchronized (this) {
      running.add(study);
      if (stopped) {
        study.stop();
      } else if (finishing) {
        study.finish();
      }
    }
    try {
      return study.run();
    } finally {
      synchronized (this) {
        running.remove(study);
      }
    }
  }
}
