package org.hsicgpbo.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hsicgpbo.study.pruning.Progress;
import org.hsicgpbo.study.pruning.ProgressLog;
import org.hsicgpbo.study.pruning.Pruning;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * Collects the epochs of running trials and decides which of these stop. Safe for use by several
 * threads.
 */
final class EpochWatch {
  private final Optional<Pruning> pruning;
  private final ProgressLog log = new ProgressLog();
  private final Set<Integer> sample = new HashSet<>();

  /** They are to show what a configuration is worth at the end, so they are never stopped. */
  private final Set<Integer> confirmations = new HashSet<>();

  private final Map<Integer, List<EpochEvent>> running = new HashMap<>();
  private final Map<Integer, EpochEvent> stopped = new HashMap<>();

  EpochWatch(Optional<Pruning> pruning) {
    this.pruning = pruning;
  }

  /** Takes up what an earlier run of the study has stored. */
  synchronized void recall(TrialStore store) {
    if (pruning.isEmpty()) {
      return;
    }
    List<FinishedTrial> finished = store.finished();
    Map<Integer, Integer> lastEpochs = new HashMap<>();
    for (FinishedTrial trial : finished) {
      lastEpochs.put(trial.trial().number(), lastEpoch(trial));
    }
    for (LearningCurve curve : store.curves()) {
      recordUpTo(lastEpochs.getOrDefault(curve.trial(), Integer.MAX_VALUE), curve);
    }
    finished.forEach(this::note);
  }

  /** Takes up a trial that another driver has trained. */
  synchronized void recall(FinishedTrial trial, TrialStore store) {
    running.remove(trial.trial().number());
    stopped.remove(trial.trial().number());
    if (pruning.isPresent()) {
      recordUpTo(lastEpoch(trial), store.curve(trial.trial().number()));
      note(trial);
    }
  }

  /** Epochs after the decision to stop a trial count for nothing. */
  private static int lastEpoch(FinishedTrial trial) {
    return trial.stopped().map(TrialOutcome.Stopped::epoch).orElse(Integer.MAX_VALUE);
  }

  private void recordUpTo(int lastEpoch, LearningCurve curve) {
    curve.epochs().stream()
        .filter(event -> isMeasured(event) && event.epoch() <= lastEpoch)
        .forEach(this::record);
  }

  /** A trial is handed out, for the first time or again. */
  synchronized void begin(Trial trial) {
    running.put(trial.number(), new ArrayList<>());
    noteKind(trial);
  }

  /** Takes up an epoch; true if its trial shall stop, which is said again at every later epoch. */
  synchronized boolean stops(EpochEvent event) {
    List<EpochEvent> curve = running.get(event.trialNumber());
    if (curve == null) {
      return false;
    }
    // A trial whose worker died begins again.
    curve.removeIf(earlier -> earlier.epoch() >= event.epoch());
    curve.add(event);
    // How many epochs follow before the worker hears of a decision is chance: they decide nothing.
    boolean undecided = !stopped.containsKey(event.trialNumber());
    if (pruning.isPresent() && undecided && isMeasured(event)) {
      Progress progress = record(event);
      if (isHopeless(progress, pruning.get())) {
        stopped.putIfAbsent(event.trialNumber(), event);
      }
    }
    return stopped.containsKey(event.trialNumber());
  }

  /**
   * The outcome of a trial: one that was told to stop and did is stopped, at the epoch of that
   * decision; one that was completed before it heard of that is completed.
   */
  synchronized TrialOutcome end(Trial trial, TrialOutcome told) {
    EpochEvent last = stopped.remove(trial.number());
    TrialOutcome outcome =
        last != null && told instanceof TrialOutcome.Failed
            ? new TrialOutcome.Stopped(
                last.validationError(), last.epoch(), last.epochs(), told.cost())
            : told;
    if (last != null && outcome instanceof TrialOutcome.Completed) {
      running.getOrDefault(trial.number(), List.of()).stream()
          .filter(event -> isMeasured(event) && event.epoch() > last.epoch())
          .forEach(this::record);
    }
    note(trial.finish(outcome));
    return outcome;
  }

  /** The curve of a trial that has ended; it is forgotten here. */
  synchronized LearningCurve take(Trial trial) {
    List<EpochEvent> curve = running.remove(trial.number());
    return new LearningCurve(trial.number(), curve == null ? List.of() : curve);
  }

  private boolean isHopeless(Progress progress, Pruning rules) {
    return !confirmations.contains(progress.trial())
        && rules.pruner().stops(progress, log)
        && (!sample.contains(progress.trial())
            || rules.sample().allows(progress, log, sample::contains));
  }

  private Progress record(EpochEvent event) {
    return log.record(event.trialNumber(), event.epoch(), event.epochs(), event.validationError());
  }

  private void note(FinishedTrial finished) {
    noteKind(finished.trial());
    if (finished.completed().isPresent()) {
      log.completed(finished.trial().number());
    } else if (finished.isFailed()) {
      log.failed(finished.trial().number());
    }
  }

  private void noteKind(Trial trial) {
    if (trial.confirms()) {
      confirmations.add(trial.number());
    }
    if (pruning.isPresent() && pruning.get().isOfSample().test(trial)) {
      sample.add(trial.number());
    }
  }

  private static boolean isMeasured(EpochEvent event) {
    return Double.isFinite(event.validationError());
  }
}
