package org.hsicgpbo.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;

/** Trials in memory, with every call written down; fails when it is told to. */
final class MemoryTrialStore implements TrialStore {
  final List<String> calls = new ArrayList<>();
  private final List<FinishedTrial> finished = new ArrayList<>();
  private final List<Trial> unfinished = new ArrayList<>();
  private final Set<Integer> known = new HashSet<>();
  private final SoleDriver numbers = new SoleDriver();
  private String failAt = "";

  /** The call, such as {@code finished 2}, that fails. */
  MemoryTrialStore failingAt(String call) {
    failAt = call;
    return this;
  }

  /** Another driver has told the outcome of this trial. */
  void refuseAsKnown(int number) {
    known.add(number);
  }

  /** The next run's view: nothing of the earlier one is alive. */
  MemoryTrialStore nextRun() {
    numbers.forget();
    return this;
  }

  /** A trial that an earlier run has left without an outcome. */
  MemoryTrialStore withUnfinished(Trial trial) {
    unfinished.add(trial);
    return this;
  }

  /** A trial of an earlier run. */
  MemoryTrialStore withFinished(FinishedTrial trial) {
    finished.add(trial);
    return this;
  }

  @Override
  public List<FinishedTrial> finished() {
    return List.copyOf(finished);
  }

  @Override
  public List<Trial> unfinished() {
    return List.copyOf(unfinished);
  }

  @Override
  public Optional<TrialClaim> claim(int budget) {
    return numbers.claim(budget, finished, unfinished);
  }

  @Override
  public void started(Trial trial) {
    record("started " + trial.number());
    unfinished.add(trial);
  }

  @Override
  public void finished(FinishedTrial trial) {
    if (known.contains(trial.trial().number())) {
      throw new OutcomeKnownException("Trial %d has one.".formatted(trial.trial().number()));
    }
    record("finished " + trial.trial().number());
    if (!unfinished.remove(trial.trial())) {
      throw new StoreException("Trial %d was not started.".formatted(trial.trial().number()));
    }
    finished.add(trial);
  }

  private void record(String call) {
    if (call.equals(failAt)) {
      throw new StoreException("The disk is full.");
    }
    calls.add(call);
  }
}
