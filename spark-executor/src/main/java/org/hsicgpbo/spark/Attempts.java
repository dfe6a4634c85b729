package org.hsicgpbo.spark;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.hsicgpbo.study.StudyFailedException;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits a trial until a machine has told what becomes of it. Safe for use by several threads.
 *
 * <p>A job that fails after a machine has begun to train has lost that machine: its trial begins
 * again at once, and is recorded as crashed after {@value #MOST_BEGUN} of them. A job that fails
 * before that says nothing about the trial, but something about the cluster: the next one follows
 * after a pause that doubles, and after {@value #MOST_UNBEGUN} in a row the study ends, unless
 * executors were lost meanwhile or other trials are being trained.
 */
final class Attempts {
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

  /** Machines go away without any fault of a trial, but what takes three with it is the trial. */
  static final int MOST_BEGUN = 3;

  /** With the pauses between them two and a half minutes. */
  static final int MOST_UNBEGUN = 10;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Submissions submissions;
  private final Function<Exception, String> reasons;
  private final Pause pause;

  /** Runs a job. */
  @FunctionalInterface
  interface Job {
    /**
     * Waits for its result.
     *
     * @param submission its number
     */
    TrialResult run(long submission) throws InterruptedException, ExecutionException;
  }

  /** Waits. */
  @FunctionalInterface
  interface Pause {
    /** Returns after that time. */
    void take(Duration length) throws InterruptedException;
  }

  /**
   * Attempts of any trials.
   *
   * @param submissions knows which jobs are begun
   * @param reasons why a job has failed, for people; throws if the study cannot go on
   * @param pause waits
   */
  Attempts(Submissions submissions, Function<Exception, String> reasons, Pause pause) {
    this.submissions = submissions;
    this.reasons = reasons;
    this.pause = pause;
  }

  /**
   * Runs jobs until one has a result, or the trial or the cluster is given up.
   *
   * @throws StudyFailedException if no job can be begun
   */
  TrialResult train(Submissions.Training training, Job job) throws InterruptedException {
    int trial = training.trial();
    long start = System.nanoTime();
    long losses = submissions.losses();
    int begun = 0;
    int unbegun = 0;
    while (true) {
      long submission = submissions.begin(training);
      boolean wasBegun;
      ExecutionException failure;
      try {
        return job.run(submission);
      } catch (ExecutionException e) {
        failure = e;
      } finally {
        wasBegun = submissions.end(submission);
      }
      String reason = reasons.apply(failure);
      if (wasBegun) {
        begun++;
        unbegun = 0;
        if (begun == MOST_BEGUN) {
          return crashed(reason, (System.nanoTime() - start) / 1e9);
        }
        LOG.info("Trial {} is begun again: {}", trial, reason);
      } else {
        // Spark tells of lost executors later than of failed jobs: since the last one, not in it.
        long lossesNow = submissions.losses();
        unbegun = lossesNow == losses ? unbegun + 1 : 1;
        losses = lossesNow;
        if (unbegun >= MOST_UNBEGUN && !submissions.isTraining()) {
          throw notBegun(trial, unbegun, reason, failure);
        }
        Duration length = pauseAfter(unbegun);
        LOG.warn(
            "Trial {} could not be begun, once more in {} s: {}",
            trial,
            length.toSeconds(),
            reason);
        pause.take(length);
      }
    }
  }

  /** One second, doubling from failure to failure. */
  private static Duration pauseAfter(int unbegun) {
    // Beyond ten it is the longest anyway, and must not overflow.
    Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(unbegun - 1, MOST_UNBEGUN));
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  private static TrialResult crashed(String reason, double seconds) {
    return new TrialResult.Failed(
        FailureKind.CRASHED,
        "The machine that trained it was lost %d times; the last time: %s"
            .formatted(MOST_BEGUN, reason),
        Cost.UNKNOWN.flops(),
        Cost.UNKNOWN.parameters(),
        seconds);
  }

  private static StudyFailedException notBegun(
      int trial, int times, String reason, Exception failure) {
    return new StudyFailedException(
        "No machine of the Spark cluster could begin to train trial %d, %d times one after another; the last time: %s%n%s All that is stored stays; the same command goes on."
            .formatted(trial, times, reason, Failures.ADVICE),
        failure);
  }
}
