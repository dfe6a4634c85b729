package org.hsicgpbo.driver.terminal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hsicgpbo.driver.finals.FinalExecutor;
import org.hsicgpbo.driver.gpu.GpuLoad;
import org.hsicgpbo.driver.live.RunningTrials;
import org.hsicgpbo.driver.report.EarlyStops;
import org.hsicgpbo.driver.store.RunningTrial;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.view.TimeLeft;
import org.hsicgpbo.study.EpochEvent;
import org.hsicgpbo.study.StudyEnd;
import org.hsicgpbo.study.StudyListener;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.jspecify.annotations.Nullable;

/** Shows the progress of the study that this process runs as a panel; at its end, a last one. */
public final class PanelListener implements StudyListener {
  private final StudyFile study;
  private final Screen screen;
  private final int columns;
  private final Supplier<List<GpuLoad>> gpus;
  private final Clock clock;
  private final RunningTrials running;

  private volatile @Nullable Progress progress;
  private volatile String rule = "";
  private int before;
  private double trainedBefore;
  private Instant begun;
  private @Nullable LivePanel drawn;

  /** What the finished trials tell; made by the study's thread, read by the one that draws. */
  private record Progress(
      int finished,
      int budget,
      int stopped,
      List<Panel.Cause> failures,
      Optional<Panel.Best> best,
      String stage,
      boolean isSearch,
      double trainedSeconds) {}

  /**
   * Draws on a terminal.
   *
   * @param study its file
   * @param columns its width, as the launcher has found it
   * @param gpus the load of the GPUs as it was last heard of; answers at once
   * @param clock tells how long things take, and in which zone times of day are meant
   */
  public PanelListener(
      StudyFile study, Screen screen, int columns, Supplier<List<GpuLoad>> gpus, Clock clock) {
    this.study = study;
    this.screen = screen;
    this.columns = columns;
    this.gpus = gpus;
    this.clock = clock;
    this.running = new RunningTrials("", clock);
    this.begun = clock.instant();
  }

  @Override
  public void studyStarted(TrialHistory history, int budget) {
    begun = clock.instant();
    before = history.size();
    Progress first = progress(history, budget, "");
    trainedBefore = first.trainedSeconds();
    progress = first;
    drawn = new LivePanel(screen, columns, this::panel);
  }

  @Override
  public void trialStarted(Trial trial) {
    running.trialStarted(trial);
  }

  @Override
  public void epochEnded(EpochEvent event) {
    running.epochEnded(event);
  }

  @Override
  public void trialFinished(FinishedTrial trial, TrialHistory history) {
    running.trialFinished(trial, history);
    int budget = progress == null ? history.size() : progress.budget();
    progress = progress(history, budget, trial.trial().suggestion().stage());
  }

  @Override
  public void stoppingRuleMet(String reason) {
    rule = "Ending before the budget is spent: " + reason;
  }

  @Override
  public void studyEnded(TrialHistory history, StudyEnd end) {
    running.studyEnded(history, end);
    LivePanel last = drawn;
    if (last != null) {
      last.close();
      PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
      out.print(last.text());
      EarlyStops.of(history).describe().ifPresent(words -> out.println(words + "."));
    }
  }

  private Panel panel() {
    Progress now = progress;
    if (now == null) {
      throw new IllegalStateException("The study has not begun.");
    }
    Instant instant = clock.instant();
    double elapsed = seconds(begun, instant);
    int own = now.finished() - before;
    List<RunningTrial> trials = running.now();
    List<String> notes = new ArrayList<>();
    if (!rule.isEmpty()) {
      notes.add(rule);
    }
    return new Panel(
        study.study(),
        stage(now, trials),
        now.finished(),
        now.budget(),
        now.stopped(),
        now.failures(),
        now.best(),
        elapsed,
        left(
            now,
            own > 0 ? elapsed / own * (now.budget() - now.finished()) : Double.NaN,
            instant,
            trials),
        trials.stream().map(trial -> row(trial, instant)).toList(),
        List.of(),
        trials.isEmpty() ? List.of() : gpus.get(),
        notes);
  }

  private TimeLeft left(Progress now, double byTrials, Instant instant, List<RunningTrial> trials) {
    if (!now.isSearch()) {
      // Limits of time end the search, not the final networks.
      return new TimeLeft(byTrials, Optional.empty());
    }
    // Others may work on the study too, whose trials are told when they have ended.
    double trained =
        now.trainedSeconds()
            - trainedBefore
            + trials.stream().mapToDouble(trial -> seconds(trial.begun(), instant)).sum();
    double pace = TimeLeft.Runs.pace(trained, seconds(begun, instant), study.workers());
    TimeLeft.Runs runs = new TimeLeft.Runs(List.of(begun), pace, now.trainedSeconds());
    return TimeLeft.of(study.budget(), byTrials, runs, instant, Optional.of(clock.getZone()));
  }

  /** That of the newest trial. */
  private static String stage(Progress now, List<RunningTrial> trials) {
    return trials.isEmpty() ? now.stage() : trials.get(trials.size() - 1).stage();
  }

  private static Panel.Running row(RunningTrial trial, Instant now) {
    return new Panel.Running(
        trial.number(),
        trial.stage(),
        "",
        trial.epoch(),
        trial.epochs(),
        trial.trainingLoss(),
        trial.validationError(),
        seconds(trial.begun(), now));
  }

  private static double seconds(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis() / 1000.0);
  }

  private static Progress progress(TrialHistory history, int budget, String stage) {
    // Of final networks none is chosen.
    boolean chooses = !stage.startsWith(FinalExecutor.STAGE);
    return new Progress(
        history.size(),
        budget,
        Math.toIntExact(history.stopped()),
        causes(history),
        history.best().filter(trial -> chooses).map(PanelListener::best),
        stage,
        chooses,
        history.trials().stream()
            .map(trial -> trial.outcome().cost())
            .mapToDouble(Cost::seconds)
            .filter(Double::isFinite)
            .sum());
  }

  private static Panel.Best best(FinishedTrial trial) {
    return new Panel.Best(
        trial.trial().number(),
        trial.errorOrWorst(),
        trial.outcome().cost().flops(),
        trial.outcome().cost().parameters());
  }

  private static List<Panel.Cause> causes(TrialHistory history) {
    Map<String, Long> counts =
        history.trials().stream()
            .filter(trial -> trial.outcome() instanceof TrialOutcome.Failed)
            .collect(
                Collectors.groupingBy(trial -> trial.outcome().state(), Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(entry -> new Panel.Cause(entry.getKey(), Math.toIntExact(entry.getValue())))
        .toList();
  }
}
