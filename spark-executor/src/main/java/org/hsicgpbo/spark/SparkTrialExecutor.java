package org.hsicgpbo.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.hsicgpbo.driver.executor.ExecutorRequest;
import org.hsicgpbo.driver.executor.RemoteExecutor;
import org.hsicgpbo.study.EpochListener;
import org.hsicgpbo.study.StudyFailedException;
import org.hsicgpbo.study.TrialThreads;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains on a cluster of Spark: a job with one task for each trial, so that no trial waits for
 * another.
 *
 * <p>A job that fails has lost its machine, because whatever a machine can find out is a result.
 * Its trial is submitted again; after {@value #ATTEMPTS} lost machines it is recorded as crashed.
 */
final class SparkTrialExecutor implements RemoteExecutor {
  private static final Logger LOG = LoggerFactory.getLogger(SparkTrialExecutor.class);

  /** Machines go away without any fault of a trial, but what takes three with it is the trial. */
  static final int ATTEMPTS = 3;

  private static final String POOL = "hsic-gpbo";

  private final String study;
  private final Application application;
  private final NodeSetup setup;
  private final TrialThreads threads;

  private SparkTrialExecutor(String study, Application application, NodeSetup setup, int workers) {
    this.study = study;
    this.application = application;
    this.setup = setup;
    this.threads = new TrialThreads("spark job", workers);
  }

  /** Joins the cluster and waits for its first executor. */
  static SparkTrialExecutor open(ExecutorRequest request) throws InterruptedException {
    Application.Opened opened = Application.open(request);
    return new SparkTrialExecutor(
        request.study().study(), opened.application(), opened.setup(), request.study().workers());
  }

  @Override
  public int slots() {
    return threads.size();
  }

  @Override
  public CompletableFuture<TrialOutcome> submit(Trial trial, EpochListener progress) {
    return threads.submit(() -> train(trial, progress, Optional.empty()));
  }

  @Override
  public CompletableFuture<TrialOutcome> trainAndSave(
      Trial trial, Path modelFile, EpochListener progress) {
    return threads.submit(() -> train(trial, progress, Optional.of(modelFile)));
  }

  @Override
  public void interrupt(int trialNumber) {
    application.submissions().interrupt(trialNumber);
  }

  @Override
  public void close() {
    threads.close();
    application.close();
  }

  private TrialOutcome train(Trial trial, EpochListener progress, Optional<Path> model)
      throws InterruptedException {
    long start = System.nanoTime();
    String lost = "";
    for (int begun = 0; begun < ATTEMPTS; ) {
      long submission = application.submissions().begin(trial.number(), progress);
      try {
        TrialResult result =
            run(TrialTask.of(setup, submission, trial, nameOf(model)), trial.number());
        TrialOutcome outcome = result.outcome();
        model.ifPresent(file -> save(result.files(), file));
        return outcome;
      } catch (ExecutionException e) {
        lost = application.reason(e);
        LOG.info("Trial {} is begun again: {}", trial.number(), lost);
      } finally {
        // What was never begun says nothing about the trial.
        begun += application.submissions().end(submission) ? 1 : 0;
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new TrialOutcome.Failed(
        FailureKind.CRASHED,
        "The machine that trained it was lost %d times; the last time: %s"
            .formatted(ATTEMPTS, lost),
        Cost.UNKNOWN.withSeconds(seconds));
  }

  /** Runs one job and waits for it; cancels it if nobody waits any more. */
  private TrialResult run(TrialTask task, int number)
      throws InterruptedException, ExecutionException {
    JavaSparkContext spark = application.spark();
    String group = "hsic-gpbo/%s/trial-%d".formatted(study, number);
    spark.sc().setJobGroup(group, group, true);
    spark.setLocalProperty("spark.scheduler.pool", POOL);
    try {
      JavaFutureAction<List<TrialResult>> job =
          spark.parallelize(List.of(task), 1).map(new TrialFunction()).collectAsync();
      return job.get().get(0);
    } catch (InterruptedException e) {
      spark.sc().cancelJobGroup(group);
      throw e;
    } catch (IllegalStateException e) {
      // The context has stopped between two calls, or has cancelled what ran.
      throw new ExecutionException(e);
    }
  }

  private static String nameOf(Optional<Path> model) {
    return model.map(file -> String.valueOf(file.getFileName())).orElse("");
  }

  /** Writes beside each file first: nobody shall find half a network. */
  private static void save(Map<String, byte[]> files, Path model) {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path target = model.resolveSibling(file.getKey());
      Path part = model.resolveSibling(file.getKey() + ".part");
      try {
        Files.write(part, file.getValue());
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new StudyFailedException(
            "The network cannot be written to " + target + ": " + e.getMessage(),
            new UncheckedIOException(e));
      }
    }
  }
}
