package org.hsicgpbo.driver.finals;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hsicgpbo.search.SearchState;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.search.StageReport;
import org.hsicgpbo.study.EpochListener;
import org.hsicgpbo.study.TrialExecutor;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * Final trainings as the trials of a small study: the first is trial 1. Their error is the test
 * error, which nothing is chosen by any more.
 *
 * @param trainings what is to be trained
 * @param shelf where networks are kept
 * @param trainer that trains them
 */
public record FinalExecutor(List<FinalTraining> trainings, ModelShelf shelf, ModelTrainer trainer)
    implements TrialExecutor, SearchStrategy {
  /** What the names of their stages begin with. */
  public static final String STAGE = "final network";

  /** Copies the list. */
  public FinalExecutor {
    trainings = List.copyOf(trainings);
  }

  @Override
  public int slots() {
    return trainer.slots();
  }

  @Override
  public String name() {
    return "final";
  }

  @Override
  public Suggestion suggest(SearchState state) {
    FinalTraining training = trainings.get(state.trialNumber() - 1);
    Suggestion source = training.trial().suggestion();
    // Progress shows the stage: it tells which network this is.
    String stage =
        "%s of trial %d, seed %d"
            .formatted(STAGE, training.finalist().trial().trial().number(), training.seedNumber());
    return new Suggestion(source.point(), source.configuration(), stage);
  }

  @Override
  public List<StageReport> explain(TrialHistory history) {
    return List.of();
  }

  @Override
  public CompletableFuture<TrialOutcome> submit(Trial trial, EpochListener progress) {
    FinalTraining training = trainings.get(trial.number() - 1);
    return trainer
        .trainAndSave(training.trial(), shelf.file(training), progress)
        .thenApply(FinalExecutor::withTestError);
  }

  private static TrialOutcome withTestError(TrialOutcome outcome) {
    return outcome instanceof TrialOutcome.Completed completed
            && Double.isFinite(completed.testError())
        ? new TrialOutcome.Completed(
            completed.testError(), completed.testError(), completed.cost(), completed.metrics())
        : outcome;
  }

  @Override
  public void close() {
    trainer.close();
  }
}
