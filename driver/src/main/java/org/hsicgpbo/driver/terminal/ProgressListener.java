package org.hsicgpbo.driver.terminal;

import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.hsicgpbo.driver.report.EarlyStops;
import org.hsicgpbo.driver.report.Figures;
import org.hsicgpbo.study.EpochEvent;
import org.hsicgpbo.study.StudyEnd;
import org.hsicgpbo.study.StudyListener;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.jspecify.annotations.Nullable;

/**
 * Progress as one line that is drawn anew: count, elapsed and remaining time, stage, best so far
 * with its FLOPs, early stops, failures, running trials.
 */
public final class ProgressListener implements StudyListener {
  private static final int REFRESH_MILLISECONDS = 250;

  private final PrintStream stream;
  private final int columns;
  private final Map<Integer, String> running = new ConcurrentSkipListMap<>();
  private volatile String summary = "";
  private String rule = "";
  private @Nullable ProgressBar bar;

  /**
   * Draws on the stream, which is a terminal.
   *
   * @param columns its width; asking the library for it would take the handling of Ctrl-C from the
   *     program
   */
  public ProgressListener(PrintStream stream, int columns) {
    this.stream = stream;
    this.columns = columns;
  }

  @Override
  public void studyStarted(TrialHistory history, int budget) {
    bar =
        new ProgressBarBuilder()
            .setTaskName("trials")
            .setInitialMax(budget)
            .startsFrom(history.size(), java.time.Duration.ZERO)
            .setUpdateIntervalMillis(REFRESH_MILLISECONDS)
            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
            .setConsumer(new ConsoleProgressBarConsumer(stream, columns - 1))
            .continuousUpdate()
            .build();
    describe(history, "");
  }

  @Override
  public void trialStarted(Trial trial) {
    running.put(trial.number(), "starts");
    redraw();
  }

  @Override
  public void epochEnded(EpochEvent event) {
    running.replace(event.trialNumber(), event.epoch() + "/" + event.epochs());
    redraw();
  }

  @Override
  public void trialFinished(FinishedTrial trial, TrialHistory history) {
    running.remove(trial.trial().number());
    ProgressBar drawn = bar;
    if (drawn != null) {
      drawn.stepTo(history.size());
    }
    describe(history, trial.trial().suggestion().stage());
  }

  @Override
  public void stoppingRuleMet(String reason) {
    rule = "Ending before the budget is spent: " + reason;
  }

  @Override
  public void studyEnded(TrialHistory history, StudyEnd end) {
    running.clear();
    redraw();
    ProgressBar drawn = bar;
    if (drawn != null) {
      drawn.close();
    }
    if (!rule.isEmpty()) {
      stream.println(rule);
    }
    EarlyStops.of(history).describe().ifPresent(words -> stream.println(words + "."));
  }

  private void describe(TrialHistory history, String stage) {
    String best =
        history
            .best()
            .map(
                t ->
                    " best %s (%s)"
                        .formatted(
                            Figures.number(t.errorOrWorst()),
                            Figures.flops(t.outcome().cost().flops())))
            .orElse("");
    String failures = history.failures() == 0 ? "" : " failed " + history.failures();
    String stopped = history.stopped() == 0 ? "" : " stopped " + history.stopped();
    summary = " " + stage + best + stopped + failures;
    redraw();
  }

  private void redraw() {
    ProgressBar drawn = bar;
    if (drawn != null) {
      String trials =
          running.entrySet().stream()
              .map(e -> "#" + e.getKey() + " " + e.getValue())
              .collect(Collectors.joining(", "));
      drawn.setExtraMessage(summary + (trials.isEmpty() ? "" : " · " + trials));
    }
  }
}
