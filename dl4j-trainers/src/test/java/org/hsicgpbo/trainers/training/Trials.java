package org.hsicgpbo.trainers.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.study.EpochEvent;
import org.hsicgpbo.study.TrainingContext;
import org.hsicgpbo.trainers.data.Dataset;
import org.hsicgpbo.trainers.data.TrainingExamples;
import org.hsicgpbo.trainers.network.Configurations;
import org.hsicgpbo.trainers.network.NetworkKind;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;

/** Trials and objectives of tests. */
public final class Trials {
  private Trials() {}

  public static Trial trial(Object... namesAndValues) {
    return new Trial(
        3, 77, new Suggestion(new UnitPoint(), Configurations.of(namesAndValues), "test"));
  }

  static NetworkObjective objective(
      Dataset data, NetworkKind kind, int epochs, Path folder, int checkpointEpochs) {
    return objective(data, kind, epochs, folder, checkpointEpochs, MemoryBudget.ofMachine());
  }

  static NetworkObjective objective(
      Dataset data,
      NetworkKind kind,
      int epochs,
      Path folder,
      int checkpointEpochs,
      MemoryBudget memory) {
    TrialIdentity identity = new TrialIdentity(Map.of("type", data.name()), 1, data.checksum());
    return new NetworkObjective(
        data,
        new TrainingPlan(
            kind,
            epochs,
            memory,
            new TrainingPlan.CheckpointPlan(folder, checkpointEpochs, identity),
            TrainingExamples.TRAIN));
  }

  /** Remembers epochs, and asks to stop after some. */
  public static final class Watcher implements TrainingContext {
    public final List<EpochEvent> events = new ArrayList<>();
    private final Optional<Path> modelFile;
    private final int lastEpoch;

    public Watcher() {
      this(Optional.empty(), Integer.MAX_VALUE);
    }

    public Watcher(Optional<Path> modelFile, int lastEpoch) {
      this.modelFile = modelFile;
      this.lastEpoch = lastEpoch;
    }

    @Override
    public boolean isInterrupted() {
      return events.size() >= lastEpoch;
    }

    @Override
    public Optional<Path> modelFile() {
      return modelFile;
    }

    @Override
    public void epochEnded(EpochEvent event) {
      events.add(event);
    }
  }
}
