package org.hsicgpbo.study;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hsicgpbo.search.ProgressEstimator;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;

/**
 * Ends a study before its budget is spent. Trials that are running when a rule is met are finished
 * and count.
 */
public sealed interface StoppingRule
    permits StoppingRule.TargetError,
        StoppingRule.NoImprovement,
        StoppingRule.SmallExpectedImprovement,
        StoppingRule.TrainingTime,
        Deadline {

  /** Why the study should end now, as a sentence for people; empty to go on. */
  Optional<String> reason(TrialHistory history);

  /**
   * An error is low enough.
   *
   * @param error the validation error to be reached
   */
  record TargetError(double error) implements StoppingRule {
    /** Checks the error. */
    public TargetError {
      if (!Double.isFinite(error)) {
        throw new IllegalArgumentException(
            "The target error (%s) must be finite.".formatted(error));
      }
    }

    @Override
    public Optional<String> reason(TrialHistory history) {
      return history
          .best()
          .filter(best -> best.errorOrWorst() <= error)
          .map(
              best ->
                  "trial %d reached the target error %s with %s."
                      .formatted(best.trial().number(), error, best.errorOrWorst()));
    }
  }

  /**
   * The best error has not fallen for a while.
   *
   * @param trials how many trials may pass without an improvement, at least 1
   */
  record NoImprovement(int trials) implements StoppingRule {
    /** Checks the number. */
    public NoImprovement {
      if (trials < 1) {
        throw new IllegalArgumentException(
            "The trials without improvement (%d) must be at least 1.".formatted(trials));
      }
    }

    @Override
    public Optional<String> reason(TrialHistory history) {
      List<FinishedTrial> told = history.trials();
      return history
          .best()
          .filter(best -> told.size() - 1 - told.indexOf(best) >= trials)
          .map(
              best ->
                  "no trial improved on trial %d (error %s) in the last %d."
                      .formatted(best.trial().number(), best.errorOrWorst(), trials));
    }
  }

  /**
   * Little more is to be expected.
   *
   * @param tolerance of the expected improvement of the next trial, in the unit of the error
   * @param estimator of a space and seed of the study
   */
  record SmallExpectedImprovement(double tolerance, ProgressEstimator estimator)
      implements StoppingRule {
    /** Checks the tolerance. */
    public SmallExpectedImprovement {
      if (!(tolerance > 0)) {
        throw new IllegalArgumentException(
            "The tolerance of the expected improvement (%s) must be above 0.".formatted(tolerance));
      }
    }

    @Override
    public Optional<String> reason(TrialHistory history) {
      return estimator
          .of(history)
          .filter(progress -> progress.improvement() < tolerance)
          .map(
              progress ->
                  String.format(
                      Locale.ROOT,
                      "the next trial is expected to lower the error by %.2g, which is below %s; the best error found may lie %.2g above the lowest there is (a Gaussian process's bound at two standard deviations).",
                      progress.improvement(),
                      tolerance,
                      progress.regret()));
    }
  }

  /**
   * Enough was trained.
   *
   * @param limit of the sum of the training seconds of all trials of the study
   */
  record TrainingTime(Duration limit) implements StoppingRule {
    private static final double SECONDS_PER_HOUR = 3600;

    @Override
    public Optional<String> reason(TrialHistory history) {
      return remainingSeconds(history) <= 0
          ? Optional.of(
              String.format(
                  Locale.ROOT,
                  "%.4g hours were trained in all, the limit is %.4g.",
                  trained(history) / SECONDS_PER_HOUR,
                  limitSeconds() / SECONDS_PER_HOUR))
          : Optional.empty();
    }

    /** How many seconds of training are left; zero or less when it is enough. */
    public double remainingSeconds(TrialHistory history) {
      return limitSeconds() - trained(history);
    }

    private double limitSeconds() {
      return limit.toMillis() / 1000.0;
    }

    private static double trained(TrialHistory history) {
      return history.trials().stream()
          .map(trial -> trial.outcome().cost())
          .mapToDouble(Cost::seconds)
          .filter(Double::isFinite)
          .sum();
    }
  }

  /** The first reason that any of the rules has. */
  static Optional<String> first(List<StoppingRule> rules, TrialHistory history) {
    return rules.stream()
        .sorted(Comparator.comparingInt(rule -> rule instanceof TargetError ? 0 : 1))
        .map(rule -> rule.reason(history))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
