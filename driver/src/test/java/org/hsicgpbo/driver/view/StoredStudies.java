package org.hsicgpbo.driver.view;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.driver.store.sqlite.SqliteArchive;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.study.EpochEvent;
import org.hsicgpbo.study.LearningCurve;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;

/** A storage in a folder, with studies whose trials a test tells one by one. */
public final class StoredStudies implements AutoCloseable {
  private final Ticking clock = new Ticking(Instant.parse("2026-11-20T19:00:00Z"));
  private final StudyArchive archive;

  /** An empty storage. */
  public StoredStudies(Path folder) {
    archive = SqliteArchive.open(folder.resolve("studies.db"), clock, notice -> {});
  }

  /** The storage. */
  public StudyArchive archive() {
    return archive;
  }

  /** The clock of the storage, which stands still between trials. */
  public Clock clock() {
    return clock;
  }

  /** Lets time pass. */
  public void pass(Duration duration) {
    clock.pass(duration);
  }

  /** A study file with every kind of hyperparameter. */
  public static StudyFile file(String name, int trials) {
    String text =
        """
        study: %s
        seed: 42
        problem: {type: command, command: [train]}
        space:
          n-units: {type: integer, low: 4, high: 256}
          activation: {type: categorical, values: [relu, tanh]}
          learning-rate: {type: real, low: 1e-5, high: 1e-1, log: true}
          dropout: {type: boolean}
          dropout-rate: {type: real, low: 0.0, high: 0.5, when: {dropout: true}}
        strategy: {type: random}
        budget: {trials: %d}
        """
            .formatted(name, trials);
    return new StudyFileReader().read(text, name + ".yaml");
  }

  /** Stores a study without trials. */
  public StoredStudy begin(String name, int budget) {
    return archive.begin(file(name, budget));
  }

  /** Stores so many further trials with errors that follow the learning rate. */
  public void complete(StoredStudy study, int count) {
    int known = study.trials().finished().size();
    for (int number = known + 1; number <= known + count; number++) {
      Trial trial = trial(study, number);
      end(study, trial, completed(trial));
    }
  }

  /** Stores a trial that failed. */
  public void fail(StoredStudy study, FailureKind kind, String reason) {
    Trial trial = trial(study, study.trials().finished().size() + 1);
    end(study, trial, new TrialOutcome.Failed(kind, reason, Cost.UNKNOWN));
  }

  /** Stores a trial with that outcome, which takes 10 seconds and has two epochs. */
  public void end(StoredStudy study, Trial trial, TrialOutcome outcome) {
    study.trials().started(trial);
    pass(Duration.ofSeconds(10));
    study.trials().finished(trial.finish(outcome), curve(trial.number()));
  }

  /** A trial whose coordinates are drawn from its number. */
  public static Trial trial(StoredStudy study, int number) {
    SearchSpace space = new StudyFileReader().read(study.fileText(), study.name()).space();
    UnitPoint point = space.sample(new Random(number * 0x9E3779B97F4A7C15L));
    return new Trial(number, 1000L + number, new Suggestion(point, space.decode(point), "random"));
  }

  /** The outcome of a trial: the nearer its learning rate to 0.001, the better. */
  public static TrialOutcome completed(Trial trial) {
    double rate = trial.suggestion().configuration().get("learning-rate").orElseThrow().asNumber();
    double units = trial.suggestion().configuration().get("n-units").orElseThrow().asNumber();
    double error = 0.1 + Math.abs(Math.log10(rate) + 3) / 10 + 1e-5 * trial.number();
    return new TrialOutcome.Completed(
        error, Double.NaN, new Cost(100 * units, 50 * units, 9.5), Map.of("epochs", 2.0));
  }

  private static LearningCurve curve(int trial) {
    List<EpochEvent> epochs = new ArrayList<>();
    for (int epoch = 1; epoch <= 2; epoch++) {
      epochs.add(new EpochEvent(trial, epoch, 2, 1.0 / epoch, 0.5 / epoch, 0.001));
    }
    return new LearningCurve(trial, epochs);
  }

  @Override
  public void close() {
    archive.close();
  }

  /** A clock that a test sets. */
  private static final class Ticking extends Clock {
    private Instant now;

    Ticking(Instant now) {
      this.now = now;
    }

    synchronized void pass(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public synchronized Instant instant() {
      return now;
    }
  }
}
