package org.hsicgpbo.driver.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.driver.store.RunningTrial;
import org.hsicgpbo.trial.FinishedTrial;

/**
 * How a study does. Figures that are not known are NaN, which is null in JSON.
 *
 * @param name its name
 * @param problem the type of its problem
 * @param strategy the type of its strategy
 * @param sampleStage the stage whose trials are drawn at random and ranked; it may have none
 * @param seed its seed
 * @param goal which trials count as good
 * @param begun when it was first begun
 * @param updated when something of it last changed
 * @param state whether it runs
 * @param budget how many trials there shall be
 * @param finished how many have an outcome
 * @param failed how many of these failed
 * @param stopped how many of these were stopped early
 * @param runningCount how many are being trained
 * @param elapsedSeconds for how long it was worked on; pauses between runs do not count
 * @param remainingSeconds how long it will take if the next trials take as long as the last ones,
 *     and no limit of time ends it before
 * @param remainingLimit the key of the limit of time that does end it before, such as budget.until
 * @param trainedSeconds the sum of the training times
 * @param best the completed trial of the lowest error
 * @param recommended the one that the trade-off of the study file recommends
 * @param stage the stage of its newest trial; empty before the first
 * @param stages the stages that have trials, in order
 * @param failures why trials failed, the most frequent first
 * @param drivers the processes that work on it or did so
 * @param running the trials that are being trained
 * @param hyperparameters the search space
 */
public record StudyOverview(
    String name,
    String problem,
    String strategy,
    String sampleStage,
    long seed,
    Aim goal,
    Instant begun,
    Instant updated,
    StudyState state,
    int budget,
    int finished,
    int failed,
    int stopped,
    int runningCount,
    double elapsedSeconds,
    double remainingSeconds,
    Optional<String> remainingLimit,
    double trainedSeconds,
    Optional<Network> best,
    Optional<Recommendation> recommended,
    Optional<String> stage,
    List<String> stages,
    List<Failure> failures,
    List<DriverView> drivers,
    List<RunningTrial> running,
    List<HyperparameterView> hyperparameters) {

  /** Copies the lists. */
  public StudyOverview {
    stages = List.copyOf(stages);
    failures = List.copyOf(failures);
    drivers = List.copyOf(drivers);
    running = List.copyOf(running);
    hyperparameters = List.copyOf(hyperparameters);
  }

  /**
   * Which trials count as good.
   *
   * @param side best, worst or below
   * @param quantile the share of the trials; empty for a threshold
   * @param threshold the error; empty for a share
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Aim(String side, Optional<Double> quantile, Optional<Double> threshold) {}

  /**
   * A trained network.
   *
   * @param trial its trial
   * @param error its validation error
   * @param flops of one forward pass
   * @param parameters that were trained
   * @param stage that proposed it
   */
  public record Network(int trial, double error, double flops, double parameters, String stage) {
    /** That of a trial. */
    static Network of(FinishedTrial trial) {
      return new Network(
          trial.trial().number(),
          trial.errorOrWorst(),
          trial.outcome().cost().flops(),
          trial.outcome().cost().parameters(),
          trial.trial().suggestion().stage());
    }
  }

  /**
   * Trials that failed for the same cause.
   *
   * @param kind the cause, such as diverged
   * @param count how many
   * @param example the last of them
   * @param reason of that one
   */
  public record Failure(String kind, int count, int example, String reason) {}
}
