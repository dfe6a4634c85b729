package org.hsicgpbo.driver.terminal;

import java.io.PrintWriter;
import org.hsicgpbo.driver.report.Figures;
import org.hsicgpbo.study.StudyEnd;
import org.hsicgpbo.study.StudyListener;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;

/** Progress of a comparison as plain lines, some for each study, for logs and pipes. */
public final class ComparisonLines implements ComparisonProgress {
  /** A study tells of itself so often. */
  private static final int PARTS = 5;

  private final PrintWriter out;
  private int studies;

  /** Writes to {@code out}. */
  public ComparisonLines(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void begin(int count, int trials, int stored) {
    studies = count;
  }

  @Override
  public StudyListener of(String study, int number) {
    return new StudyListener() {
      private int budget;

      @Override
      public void studyStarted(TrialHistory history, int trials) {
        budget = trials;
        tell(history);
      }

      @Override
      public void trialFinished(FinishedTrial trial, TrialHistory history) {
        int part = Math.max(1, (budget + PARTS - 1) / PARTS);
        if (history.size() % part == 0 && history.size() < budget) {
          tell(history);
        }
      }

      @Override
      public void studyEnded(TrialHistory history, StudyEnd end) {
        tell(history);
      }

      private void tell(TrialHistory history) {
        line(
            "study %d of %d: %s, %d of %d trials%s"
                .formatted(number, studies, study, history.size(), budget, best(history)));
      }
    };
  }

  @Override
  public StudyListener finalsOf(String study, int number) {
    return new StudyListener() {
      @Override
      public void studyStarted(TrialHistory history, int networks) {
        line(
            "study %d of %d: %s, training final networks: %d"
                .formatted(number, studies, study, networks));
      }
    };
  }

  /** The lowest error so far and what its network costs, as the end of a sentence. */
  static String best(TrialHistory history) {
    return history
        .best()
        .map(
            trial ->
                ", best %s (%s)"
                    .formatted(
                        Figures.number(trial.errorOrWorst()),
                        Figures.flops(trial.outcome().cost().flops())))
        .orElse("");
  }

  private synchronized void line(String text) {
    out.println(text);
    out.flush();
  }

  @Override
  public void close() {}
}
