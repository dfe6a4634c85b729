package org.hsicgpbo.driver.cli;

import java.util.concurrent.CompletableFuture;
import org.hsicgpbo.study.EpochListener;
import org.hsicgpbo.study.TrialExecutor;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;

/** The error is the square of the first coordinate, at once. */
final class SquareExecutor implements TrialExecutor {
  private final Cost cost;

  SquareExecutor(Cost cost) {
    this.cost = cost;
  }

  @Override
  public int slots() {
    return 1;
  }

  @Override
  public CompletableFuture<TrialOutcome> submit(Trial trial, EpochListener progress) {
    double x = trial.suggestion().point().get(0);
    return CompletableFuture.completedFuture(TrialOutcome.Completed.of(x * x, cost));
  }

  @Override
  public void close() {}
}
