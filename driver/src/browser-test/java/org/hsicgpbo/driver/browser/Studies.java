package org.hsicgpbo.driver.browser;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.hsicgpbo.driver.gpu.GpuLoad;
import org.hsicgpbo.driver.store.DriverReport;
import org.hsicgpbo.driver.store.RunningTrial;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.study.EpochEvent;
import org.hsicgpbo.study.LearningCurve;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;

/** Made-up studies: the nearer the learning rate to 0.003 and the more units, the better. */
final class Studies {
  /** What would run if any page took text for HTML. */
  static final String HOSTILE =
      "<script>window.hacked=1</script><img src=x onerror=hacked=1>\"'{a|b}";

  private static final int EPOCHS = 12;
  private static final int WARM_UP = 60;
  private static final int DRAWS = 5;

  private Studies() {}

  /**
   * A study file with every kind of hyperparameter. That of the study "failing" has a value that
   * looks like a script.
   */
  static StudyFile file(String name, int budget) {
    String text =
        """
        study: %s
        seed: 7342918273645546372
        problem: {type: command, command: [train]}
        space:
          n-layers: {type: integer, low: 1, high: 6}
          n-units: {type: integer, low: 4, high: 256, log: true}
          activation: {type: categorical, values: [relu, tanh, '%s']}
          learning-rate: {type: real, low: 1e-5, high: 1e-1, log: true}
          dropout: {type: boolean}
          dropout-rate: {type: real, low: 0.0, high: 0.5, when: {dropout: true}}
        strategy: {type: hsic-gpbo, warm-up: %d}
        budget: {trials: %d}
        """
            .formatted(
                name,
                name.equals("failing") ? HOSTILE.replace("'", "''") : "elu",
                Math.min(WARM_UP, budget - 1),
                budget);
    return new StudyFileReader().read(text, name + ".yaml");
  }

  /** Stores so many trials of a new study: some failed, some stopped early. */
  static StoredStudy store(StudyArchive archive, String name, int budget, int trials) {
    StoredStudy study = archive.begin(file(name, budget));
    for (int number = 1; number <= trials; number++) {
      end(study, number, outcome(trial(study.name(), budget, number)));
    }
    return study;
  }

  /** Stores a trial with that outcome. */
  static void end(StoredStudy study, int number, TrialOutcome outcome) {
    study.trials().started(trial(study.name(), 100, number));
    finish(study, number, outcome);
  }

  /** The same for a trial that has begun. */
  static void finish(StoredStudy study, int number, TrialOutcome outcome) {
    Trial trial = trial(study.name(), 100, number);
    study.trials().finished(trial.finish(outcome), curve(number));
  }

  /** The trial of that number. */
  static Trial trial(String study, int budget, int number) {
    return trial(file(study, budget).space(), number, WARM_UP);
  }

  /** The same in a space that was read already: after the warm-up the best of a few draws. */
  static Trial trial(SearchSpace space, int number, int warmUp) {
    Random random = new Random(number * 0x9E3779B97F4A7C15L);
    boolean isWarmUp = number <= warmUp;
    String stage = isWarmUp ? "warm-up" : number <= 2 * warmUp ? "optimize" : "re-open";
    return Stream.generate(() -> space.sample(random))
        .limit(isWarmUp ? 1 : number <= 2 * warmUp ? DRAWS : 2 * DRAWS)
        .map(point -> new Suggestion(point, space.decode(point), stage))
        .map(suggestion -> new Trial(number, 1000L + number, suggestion))
        .min(Comparator.comparingDouble(Studies::error))
        .orElseThrow();
  }

  /** What became of it. */
  static TrialOutcome outcome(Trial trial) {
    Cost cost = cost(trial);
    int number = trial.number();
    if (number % 17 == 0) {
      return new TrialOutcome.Failed(
          FailureKind.DIVERGED, "The loss is NaN in epoch 3. " + HOSTILE, Cost.UNKNOWN);
    }
    double error = error(trial);
    return number > WARM_UP && number % 11 == 0
        ? new TrialOutcome.Stopped(error, 4, EPOCHS, cost)
        : new TrialOutcome.Completed(error, error * 1.05, cost, Map.of("epochs", (double) EPOCHS));
  }

  /** The error of its network. */
  static double error(Trial trial) {
    Configuration own = trial.suggestion().configuration();
    double rate = own.get("learning-rate").orElseThrow().asNumber();
    double units = own.get("n-units").orElseThrow().asNumber();
    return 0.03 + Math.abs(Math.log10(rate) + 2.5) / 4 + 0.4 / Math.sqrt(units);
  }

  /** The cost of its network. */
  static Cost cost(Trial trial) {
    Configuration own = trial.suggestion().configuration();
    double units = own.get("n-units").orElseThrow().asNumber();
    double layers = own.get("n-layers").orElseThrow().asNumber();
    double parameters = layers * units * (units + 1) + 20 * units;
    return new Cost(2 * parameters, parameters, 2 + parameters / 5e4);
  }

  /** How it learned. */
  static LearningCurve curve(int number) {
    List<EpochEvent> epochs = new ArrayList<>();
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      epochs.add(new EpochEvent(number, epoch, EPOCHS, 1.0 / epoch, 0.5 / epoch, 0.003));
    }
    return new LearningCurve(number, epochs);
  }

  /** Begins two trials of the study and tells of them, as a driver does. */
  static void run(StudyArchive archive, StoredStudy study, int next, int epoch) {
    study.trials().started(trial(study.name(), 100, next));
    study.trials().started(trial(study.name(), 100, next + 1));
    tell(archive, study, next, epoch);
  }

  /** Tells how far these two are. */
  static void tell(StudyArchive archive, StoredStudy study, int next, int epoch) {
    Instant now = Instant.now();
    DriverReport driver =
        new DriverReport(
            "night/12",
            "night",
            12,
            2,
            List.of(new GpuLoad(0, "NVIDIA A10", 0.42, 3L << 30, 24L << 30)),
            now.minusSeconds(600),
            now,
            Optional.empty());
    List<RunningTrial> running = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      running.add(
          new RunningTrial(
              next + i,
              "optimize",
              "night/12",
              now.minusSeconds(20 + i),
              1,
              epoch,
              EPOCHS,
              1.0 / epoch,
              0.5 / epoch,
              now));
    }
    archive.tell(study.name(), driver, running);
  }
}
