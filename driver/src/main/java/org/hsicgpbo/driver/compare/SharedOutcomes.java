package org.hsicgpbo.driver.compare;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.study.EpochListener;
import org.hsicgpbo.study.TrialExecutor;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * Outcomes that studies of the same problem and seed have in common.
 *
 * <p>The random trial of a number is the same in every study of one seed, in its configuration as
 * in the seed of its training, so that its outcome is the same, too: it is trained once, and every
 * study that asks for it later receives the outcome, training time included, as if it had trained
 * itself. What a study receives it stores like any other outcome.
 */
public final class SharedOutcomes {
  private final Map<Training, CompletableFuture<TrialOutcome>> outcomes = new ConcurrentHashMap<>();

  /**
   * What decides an outcome.
   *
   * @param studySeed by which data are split
   * @param trialSeed of the training
   * @param configuration of the network
   */
  private record Training(long studySeed, long trialSeed, Configuration configuration) {
    static Training of(long studySeed, Trial trial) {
      return new Training(studySeed, trial.seed(), trial.suggestion().configuration());
    }
  }

  /** Adds what a stored study of the seed has trained. */
  public void add(long studySeed, List<FinishedTrial> finished) {
    finished.forEach(
        trial ->
            outcomes.putIfAbsent(
                Training.of(studySeed, trial.trial()),
                CompletableFuture.completedFuture(trial.outcome())));
  }

  /** The executor for a study of the seed, which trains only what is not known yet. */
  public TrialExecutor executor(long studySeed, TrialExecutor trainer) {
    return new Sharing(studySeed, trainer);
  }

  /** How many different trainings the studies hold. */
  public static long distinct(List<ComparedStudy> studies) {
    return studies.stream()
        .flatMap(
            study ->
                study.history().trials().stream().map(t -> Training.of(study.seed(), t.trial())))
        .distinct()
        .count();
  }

  private final class Sharing implements TrialExecutor {
    private final long studySeed;
    private final TrialExecutor trainer;

    Sharing(long studySeed, TrialExecutor trainer) {
      this.studySeed = studySeed;
      this.trainer = trainer;
    }

    @Override
    public int slots() {
      return trainer.slots();
    }

    @Override
    public CompletableFuture<TrialOutcome> submit(Trial trial, EpochListener progress) {
      Training training = Training.of(studySeed, trial);
      CompletableFuture<TrialOutcome> own = new CompletableFuture<>();
      CompletableFuture<TrialOutcome> known = outcomes.putIfAbsent(training, own);
      if (known != null) {
        return known.copy();
      }
      var unused =
          trainer
              .submit(trial, progress)
              .whenComplete(
                  (outcome, failure) -> {
                    if (failure == null) {
                      own.complete(outcome);
                    } else {
                      // Nobody shall wait for a training that has no outcome.
                      outcomes.remove(training, own);
                      own.completeExceptionally(failure);
                    }
                  });
      return own;
    }

    @Override
    public void close() {
      trainer.close();
    }
  }
}
