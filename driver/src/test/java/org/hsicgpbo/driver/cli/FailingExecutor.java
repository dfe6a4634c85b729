package org.hsicgpbo.driver.cli;

import java.util.concurrent.CompletableFuture;
import org.hsicgpbo.study.EpochListener;
import org.hsicgpbo.study.TrialExecutor;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;

/** Every trial diverges. */
final class FailingExecutor implements TrialExecutor {
  @Override
  public int slots() {
    return 2;
  }

  @Override
  public CompletableFuture<TrialOutcome> submit(Trial trial, EpochListener progress) {
    return CompletableFuture.completedFuture(
        new TrialOutcome.Failed(FailureKind.DIVERGED, "the loss is NaN", Cost.UNKNOWN));
  }

  @Override
  public void close() {}
}
