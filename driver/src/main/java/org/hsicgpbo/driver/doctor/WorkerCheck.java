package org.hsicgpbo.driver.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.hsicgpbo.driver.gpu.GpuProblemException;
import org.hsicgpbo.study.StudyFailedException;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * Starts a worker process and trains a small network in it.
 *
 * @param probe does so; throws {@link StudyFailedException} if the worker does not start and {@link
 *     GpuProblemException} if there is no place to train
 * @param clock the time in nanoseconds
 * @param logs the folder with what the worker prints
 */
public record WorkerCheck(Callable<TrialOutcome> probe, LongSupplier clock, Path logs)
    implements Check {
  private static final double NANOSECONDS = 1e9;
  private static final int MOST_LINES = 6;

  @Override
  public String subject() {
    return "worker";
  }

  @Override
  public List<Finding> examine() throws InterruptedException {
    long start = clock.getAsLong();
    try {
      TrialOutcome outcome = probe.call();
      double seconds = (clock.getAsLong() - start) / NANOSECONDS;
      if (outcome instanceof TrialOutcome.Failed failed) {
        return List.of(broken("It started, but could not train: " + failed.reason()));
      }
      return List.of(
          Finding.ok(
              subject(), "started and trained a small network in %.1f s".formatted(seconds)));
    } catch (GpuProblemException e) {
      return List.of(
          Finding.problem(
              subject(),
              "not started: there is nothing to train on.",
              "See the lines above, or take --backend cpu."));
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      return List.of(broken(String.valueOf(e.getMessage())));
    }
  }

  private Finding broken(String reason) {
    String shortened = String.join("\n", reason.lines().limit(MOST_LINES).toList());
    return Finding.problem(
        subject(), shortened, "The worker's whole output is in %s.".formatted(logs));
  }
}
