package org.hsicgpbo.driver.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.study.RunClock;
import org.hsicgpbo.study.Study;
import org.hsicgpbo.study.StudyListener;
import org.hsicgpbo.study.TrialExecutor;
import org.hsicgpbo.study.TrialStore;
import org.hsicgpbo.trial.TrialHistory;

/**
 * Runs a study until its budget is spent or somebody presses Ctrl-C, and says then how to go on.
 *
 * @param path the study file, for messages
 * @param file what it says
 * @param err where to tell of an interruption
 * @param watch begins to watch for Ctrl-C, with what the first one shall do
 */
record StudyRun(
    Path path, StudyFile file, PrintWriter err, Function<Runnable, Interruption> watch) {

  /** What Ctrl-C does to them. */
  static final String WHAT_BECOMES_OF_RUNNING_TRIALS =
      "Trials that are running begin again next time";

  /**
   * How it ended.
   *
   * @param history all finished trials
   * @param interrupted whether Ctrl-C came before the budget was spent
   */
  record Ended(TrialHistory history, boolean interrupted) {}

  /** Runs it; the executor is not closed. */
  Ended run(
      SearchStrategy strategy,
      TrialStore store,
      TrialExecutor executor,
      List<StudyListener> listeners)
      throws InterruptedException {
    Study study =
        new Study(
            file.space(),
            file.seed(),
            file.trials(),
            file.stoppingRules(RunClock.ofMachine(), ZoneId.systemDefault()),
            Prunings.of(file),
            strategy,
            store,
            executor,
            listeners);
    Runnable stop = Interruption.telling(err, WHAT_BECOMES_OF_RUNNING_TRIALS, study::stop);
    try (Interruption interruption = watch.apply(stop)) {
      TrialHistory history = study.run();
      boolean unfinished = interruption.happened() && history.size() < file.trials();
      if (unfinished) {
        tellHowToGoOn(history);
      }
      return new Ended(history, unfinished);
    }
  }

  private void tellHowToGoOn(TrialHistory history) {
    err.printf(
        "Stopped: %d of %d trials are stored. To go on: hsic-gpbo run %s%n",
        history.size(), file.trials(), path);
    err.flush();
  }
}
