package org.hsicgpbo.driver.terminal;

import java.io.PrintWriter;
import org.hsicgpbo.driver.finals.FinalExecutor;
import org.hsicgpbo.driver.report.EarlyStops;
import org.hsicgpbo.driver.report.Figures;
import org.hsicgpbo.study.StudyEnd;
import org.hsicgpbo.study.StudyListener;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;

/** Progress as plain lines, one for each finished trial, for logs and pipes. */
public final class PlainListener implements StudyListener {
  private final PrintWriter out;
  private int budget;
  private String stage = "";

  /** Writes to {@code out}. */
  public PlainListener(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void studyStarted(TrialHistory history, int trials) {
    budget = trials;
  }

  @Override
  public void trialFinished(FinishedTrial trial, TrialHistory history) {
    String newStage = trial.trial().suggestion().stage();
    if (!newStage.equals(stage)) {
      stage = newStage;
      out.printf("stage %s%n", stage);
    }
    out.println(line(trial, history));
    out.flush();
  }

  @Override
  public void stoppingRuleMet(String reason) {
    out.println("Ending before the budget is spent: " + reason);
    out.flush();
  }

  @Override
  public void studyEnded(TrialHistory history, StudyEnd end) {
    EarlyStops.of(history).describe().ifPresent(words -> out.println(words + "."));
    out.flush();
  }

  private String line(FinishedTrial finished, TrialHistory history) {
    String counter = "%d/%d trial %d".formatted(history.size(), budget, finished.trial().number());
    String seconds = Figures.duration(finished.outcome().cost().seconds());
    if (finished.outcome() instanceof TrialOutcome.Failed failed) {
      return "%s %s after %s: %s".formatted(counter, failed.state(), seconds, failed.reason());
    }
    if (finished.outcome() instanceof TrialOutcome.Stopped stopped) {
      return "%s stopped at epoch %d of %d with error %s, %s"
          .formatted(
              counter, stopped.epoch(), stopped.epochs(), Figures.number(stopped.error()), seconds);
    }
    // Of final networks none is chosen.
    boolean best =
        !stage.startsWith(FinalExecutor.STAGE)
            && history.best().map(finished::equals).orElse(false);
    return "%s error %s, %s, %s%s"
        .formatted(
            counter,
            Figures.number(finished.errorOrWorst()),
            Figures.flops(finished.outcome().cost().flops()),
            seconds,
            best ? " – best so far" : "");
  }
}
