package org.hsicgpbo.driver.cli;

import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.study.RunClock;
import org.hsicgpbo.study.StoreException;
import org.hsicgpbo.study.Study;
import org.hsicgpbo.study.StudyListener;
import org.hsicgpbo.study.TrialExecutor;
import org.hsicgpbo.study.TrialStore;
import org.hsicgpbo.trial.TrialHistory;

/**
 * Runs a study until its budget is spent or somebody ends it, and says then how to go on.
 *
 * @param command what goes on with it, for messages
 * @param file what it says
 * @param err where to tell of an interruption
 * @param watch begins to watch for signals
 */
record StudyRun(GivenCommand command, StudyFile file, PrintWriter err, Ending.Watch watch) {

  /** What a stop does to them. */
  static final String WHAT_BECOMES_OF_RUNNING_TRIALS =
      "trials that are running begin again next time";

  /**
   * How it ended.
   *
   * @param history all finished trials
   * @param signal what somebody sent meanwhile, be it that the last trials were finished all the
   *     same; empty if nothing came
   */
  record Ended(TrialHistory history, Optional<StopSignal> signal) {}

  /** Runs it; the executor is not closed. */
  Ended run(
      SearchStrategy strategy,
      TrialStore store,
      TrialExecutor executor,
      List<StudyListener> listeners)
      throws InterruptedException {
    RunClock clock = RunClock.ofMachine();
    WaitingTime running =
        new WaitingTime("trial", Optional.ofNullable(file.limits().time()), clock.monotonic());
    Study study =
        new Study(
            file.space(),
            file.seed(),
            file.trials(),
            file.stoppingRules(clock, ZoneId.systemDefault()),
            Prunings.of(file),
            strategy,
            store,
            executor,
            Stream.concat(Stream.of(running.of(file.study())), listeners.stream()).toList(),
            clock);
    Ending ending =
        new Ending(study::finish, running::describe, study::stop, WHAT_BECOMES_OF_RUNNING_TRIALS);
    try (Interruption interruption = watch.begin(ending)) {
      TrialHistory history = run(study, interruption);
      Optional<StopSignal> signal = interruption.signal();
      if (signal.isPresent() && history.size() < file.trials()) {
        tellHowToGoOn(history);
      }
      return new Ended(history, signal);
    }
  }

  /** A storage that is away when somebody stops the run makes it no failed one. */
  private TrialHistory run(Study study, Interruption interruption) throws InterruptedException {
    try {
      return study.run();
    } catch (StoreException e) {
      if (interruption.signal().isEmpty()) {
        throw e;
      }
      err.println("hsic-gpbo: " + e.getMessage());
      return study.history();
    }
  }

  private void tellHowToGoOn(TrialHistory history) {
    err.printf(
        "Stopped: %d of %d trials are stored. To go on: %s%n",
        history.size(), file.trials(), command);
    err.flush();
  }
}
