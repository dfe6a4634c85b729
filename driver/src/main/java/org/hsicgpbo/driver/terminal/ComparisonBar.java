package org.hsicgpbo.driver.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.hsicgpbo.study.StudyEnd;
import org.hsicgpbo.study.StudyListener;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;
import org.jspecify.annotations.Nullable;

/**
 * Progress of a comparison as one line that is drawn anew: trials of all studies, elapsed and
 * remaining time, and of each running study its number, trials and best so far.
 */
public final class ComparisonBar implements ComparisonProgress {
  private static final int REFRESH_MILLISECONDS = 250;

  private final PrintStream stream;
  private final int columns;
  private final Map<Integer, String> running = new ConcurrentSkipListMap<>();
  private int studies;
  private @Nullable ProgressBar bar;

  /**
   * Draws on the stream, which is a terminal.
   *
   * @param columns its width
   */
  public ComparisonBar(PrintStream stream, int columns) {
    this.stream = stream;
    this.columns = columns;
  }

  @Override
  public void begin(int count, int trials, int stored) {
    studies = count;
    bar =
        new ProgressBarBuilder()
            .setTaskName("trials")
            .setInitialMax(trials)
            .startsFrom(stored, Duration.ZERO)
            .setUpdateIntervalMillis(REFRESH_MILLISECONDS)
            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
            .setConsumer(new ConsoleProgressBarConsumer(stream, columns - 1))
            .continuousUpdate()
            .build();
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
        ProgressBar drawn = bar;
        if (drawn != null) {
          drawn.step();
        }
        tell(history);
      }

      @Override
      public void studyEnded(TrialHistory history, StudyEnd end) {
        running.remove(number);
        redraw();
      }

      private void tell(TrialHistory history) {
        running.put(
            number,
            "%d/%d %s %d/%d%s"
                .formatted(
                    number, studies, study, history.size(), budget, ComparisonLines.best(history)));
        redraw();
      }
    };
  }

  @Override
  public StudyListener finalsOf(String study, int number) {
    return new StudyListener() {
      private int networks;

      @Override
      public void studyStarted(TrialHistory history, int count) {
        networks = count;
        tell(0);
      }

      @Override
      public void trialFinished(FinishedTrial trial, TrialHistory history) {
        tell(history.size());
      }

      @Override
      public void studyEnded(TrialHistory history, StudyEnd end) {
        running.remove(number);
        redraw();
      }

      private void tell(int ready) {
        running.put(
            number,
            "%d/%d %s, final network %d/%d".formatted(number, studies, study, ready, networks));
        redraw();
      }
    };
  }

  private void redraw() {
    ProgressBar drawn = bar;
    if (drawn != null) {
      drawn.setExtraMessage(" " + String.join(" · ", running.values()));
    }
  }

  @Override
  public void close() {
    ProgressBar drawn = bar;
    if (drawn != null) {
      drawn.close();
    }
  }
}
