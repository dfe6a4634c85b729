package org.hsicgpbo.driver.cli;

import java.util.ArrayList;
import java.util.List;
import org.hsicgpbo.study.TrialStore;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;

/** Trials in memory. */
final class MemoryStore implements TrialStore {
  private final List<FinishedTrial> finished = new ArrayList<>();
  private final List<Trial> started = new ArrayList<>();

  @Override
  public List<FinishedTrial> finished() {
    return List.copyOf(finished);
  }

  @Override
  public List<Trial> unfinished() {
    return List.copyOf(started);
  }

  @Override
  public void started(Trial trial) {
    started.add(trial);
  }

  @Override
  public void finished(FinishedTrial trial) {
    started.remove(trial.trial());
    finished.add(trial);
  }
}
