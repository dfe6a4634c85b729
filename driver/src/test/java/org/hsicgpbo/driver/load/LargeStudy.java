package org.hsicgpbo.driver.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.sqlite.SqliteArchive;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.hsicgpbo.trial.TrialSeeds;

/**
 * Fills a storage with a study of many trials, as large ones look: ten hyperparameters, two of
 * which decide, one drives the cost; some trials failed, some were stopped early.
 */
public final class LargeStudy {
  private static final int EPOCHS = 50;

  private LargeStudy() {}

  /**
   * Writes {@code DIR/large.yaml} and {@code DIR/large.db}.
   *
   * @param arguments the folder, how many trials, random or hsic-gpbo, and how many trials the
   *     budget has beyond those
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    int trials = Integer.parseInt(arguments[1]);
    String text = text(arguments[2], trials + Integer.parseInt(arguments[3]));
    Path path = Files.writeString(folder.resolve("large.yaml"), text);
    fill(new StudyFileReader().read(path), folder.resolve("large.db"), trials);
  }

  /** A study file whose trained networks are the answers of a small program. */
  static String text(String strategy, int budget) {
    String settings =
        strategy.equals("random")
            ? "{type: random}"
            : "{type: %s, warm-up: 200}".formatted(strategy);
    return """
        study: large
        seed: 7
        problem: {type: command, command: [sh, -c, 'cat > /dev/null; echo "{\\"error\\": 0.5}"']}
        space:
          n-layers: {type: integer, low: 1, high: 8}
          n-units: {type: integer, low: 4, high: 512, log: true}
          learning-rate: {type: real, low: 1e-5, high: 0.1, log: true}
          batch-size: {type: integer, low: 8, high: 512, log: true}
          activation: {type: categorical, values: [relu, tanh, elu, gelu]}
          optimizer: {type: categorical, values: [sgd, adam, rmsprop]}
          momentum: {type: real, low: 0, high: 0.99}
          batch-norm: {type: boolean}
          dropout: {type: boolean}
          dropout-rate: {type: real, low: 0, high: 0.5, when: {dropout: true}}
        strategy: %s
        budget: {trials: %d}
        """
        .formatted(settings, budget);
  }

  private static void fill(StudyFile file, Path database, int trials) {
    SplittableRandom random = new SplittableRandom(file.seed());
    List<FinishedTrial> all = new ArrayList<>(trials);
    for (int number = 1; number <= trials; number++) {
      all.add(trial(file, number, random));
    }
    Consumer<String> notices = System.err::println;
    try (StudyArchive archive = SqliteArchive.open(database, Clock.systemUTC(), notices)) {
      archive.begin(file);
      archive.take(file.study(), all);
    }
  }

  private static FinishedTrial trial(StudyFile file, int number, SplittableRandom random) {
    SearchSpace space = file.space();
    UnitPoint u = space.sample(random);
    Suggestion suggestion = new Suggestion(u, space.decode(u), stage(file, number));
    double layers = u.get(0);
    double units = u.get(1);
    double rate = u.get(2);
    double cost = Math.rint(1000 * (1 + 8 * layers) * (1 + 20 * units * units));
    double error =
        0.02
            + Math.pow(rate - 0.6, 2)
            + 0.1 * Math.pow(units - 0.7, 2)
            + 0.02 * random.nextDouble();
    Cost spent = new Cost(cost, cost / 2, 1 + cost / 1e5);
    TrialOutcome outcome = completed(error, spent);
    if (rate > 0.95) {
      outcome = new TrialOutcome.Failed(FailureKind.DIVERGED, "The loss is NaN.", spent);
    } else if (number > 200 && random.nextDouble() < 0.1) {
      outcome = new TrialOutcome.Stopped(error, 1 + random.nextInt(EPOCHS - 1), EPOCHS, spent);
    }
    return new Trial(number, TrialSeeds.training(file.seed(), number), suggestion).finish(outcome);
  }

  private static TrialOutcome completed(double error, Cost cost) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("epochs", (double) EPOCHS);
    metrics.put("final-training-loss", 0.9 * error);
    metrics.put("accuracy", 1 - error);
    return new TrialOutcome.Completed(error, error * 1.02, cost, metrics);
  }

  private static String stage(StudyFile file, int number) {
    if (file.strategy().type().equals("random")) {
      return "random";
    }
    return number <= 200 ? "warm-up" : "optimize";
  }
}
