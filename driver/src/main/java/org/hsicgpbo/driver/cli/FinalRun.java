package org.hsicgpbo.driver.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hsicgpbo.driver.finals.FinalExecutor;
import org.hsicgpbo.driver.finals.FinalTraining;
import org.hsicgpbo.driver.finals.ModelShelf;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.study.SoleDriver;
import org.hsicgpbo.study.Study;
import org.hsicgpbo.study.StudyListener;
import org.hsicgpbo.study.TrialClaim;
import org.hsicgpbo.study.TrialStore;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * Trains the final networks that are missing, until all are there or somebody ends it.
 *
 * @param command what goes on with them, for messages
 * @param file what it says
 * @param err where to tell
 * @param watch begins to watch for signals
 */
record FinalRun(GivenCommand command, StudyFile file, PrintWriter err, Ending.Watch watch) {

  /**
   * How it ended.
   *
   * @param isComplete whether all networks are there; if not, the reasons were told
   * @param signal what came before that; empty if nothing did
   */
  record Ended(boolean isComplete, Optional<StopSignal> signal) {
    static final Ended COMPLETE = new Ended(true, Optional.empty());
    static final Ended SOME_FAILED = new Ended(false, Optional.empty());
  }

  /** Runs; the executor is not closed. */
  Ended run(FinalExecutor executor, List<StudyListener> listeners) throws InterruptedException {
    int count = executor.trainings().size();
    WaitingTime running =
        new WaitingTime(
            "final network", Optional.ofNullable(file.limits().time()), System::nanoTime);
    Study study =
        study(
            file, executor, Stream.concat(Stream.of(running.of("")), listeners.stream()).toList());
    Ending ending =
        new Ending(
            study::finish,
            running::describe,
            study::stop,
            "final networks that are ready are kept");
    try (Interruption interruption = watch.begin(ending)) {
      TrialHistory history = study.run();
      tellFailures(history, executor.trainings(), err);
      Optional<StopSignal> signal =
          history.size() < count ? interruption.signal() : Optional.empty();
      if (signal.isPresent()) {
        err.printf(
            "Stopped: %d of %d final networks are still to be trained. To go on: %s%n",
            count - history.size(), count, command);
        err.flush();
        return new Ended(false, signal);
      }
      return history.failures() == 0 ? Ended.COMPLETE : Ended.SOME_FAILED;
    }
  }

  /** The final trainings as a study that is not yet running. */
  static Study study(StudyFile file, FinalExecutor executor, List<StudyListener> listeners) {
    return new Study(
        file.space(),
        file.seed(),
        executor.trainings().size(),
        executor,
        new Memory(),
        executor,
        listeners);
  }

  /** Tells which trainings failed, and why. */
  static void tellFailures(TrialHistory history, List<FinalTraining> trainings, PrintWriter err) {
    for (FinishedTrial trial : history.trials()) {
      if (trial.outcome() instanceof TrialOutcome.Failed failed) {
        FinalTraining training = trainings.get(trial.trial().number() - 1);
        err.printf(
            "hsic-gpbo: the final network of trial %d, seed %d, failed (%s): %s The next run tries again.%n",
            training.finalist().trial().trial().number(),
            training.seedNumber(),
            failed.state(),
            failed.reason());
      }
    }
    err.flush();
  }

  /** Says what is going to be trained. */
  void announce(ModelShelf shelf, TrialHistory history, List<FinalTraining> missing) {
    int all = shelf.wanted(history).size();
    StudyFile.FinalSettings settings = file.finals().orElseThrow();
    err.printf(
        "Training final networks: %d of %d (%d configurations, %d seeds each, on %s). The errors that follow are those of the test examples.%n",
        missing.size(), all, all / settings.seeds(), settings.seeds(), settings.on().label());
    err.flush();
  }

  /** What is kept lies on the shelf. */
  private record Memory(List<FinishedTrial> ended, SoleDriver numbers) implements TrialStore {
    Memory() {
      this(new ArrayList<>(), new SoleDriver());
    }

    @Override
    public Optional<TrialClaim> claim(int budget) {
      return numbers.claim(budget, ended, List.of());
    }

    @Override
    public List<FinishedTrial> finished() {
      return List.copyOf(ended);
    }

    @Override
    public List<Trial> unfinished() {
      return List.of();
    }

    @Override
    public void started(Trial trial) {}

    @Override
    public void finished(FinishedTrial trial) {
      ended.add(trial);
    }
  }
}
