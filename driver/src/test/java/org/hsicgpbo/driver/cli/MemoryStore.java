package org.hsicgpbo.driver.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.study.SoleDriver;
import org.hsicgpbo.study.TrialClaim;
import org.hsicgpbo.study.TrialStore;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;

/** Trials in memory. */
final class MemoryStore implements TrialStore {
  private final List<FinishedTrial> finished = new ArrayList<>();
  private final List<Trial> started = new ArrayList<>();
  private final SoleDriver numbers = new SoleDriver();

  @Override
  public List<FinishedTrial> finished() {
    return List.copyOf(finished);
  }

  @Override
  public List<Trial> unfinished() {
    return List.copyOf(started);
  }

  @Override
  public Optional<TrialClaim> claim(int budget) {
    return numbers.claim(budget, finished, started);
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
