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
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.hsicgpbo.driver.executor.ExecutorRequest;
import org.hsicgpbo.driver.executor.RemoteExecutor;
import org.hsicgpbo.study.EpochListener;
import org.hsicgpbo.study.StudyFailedException;
import org.hsicgpbo.study.TrialThreads;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * Trains on a cluster of Spark: a job with one task for each trial, so that no trial waits for
 * another.
 *
 * <p>Whatever a machine can find out is a result. A job that fails instead is submitted again, as
 * often as {@link Attempts} says.
 */
final class SparkTrialExecutor implements RemoteExecutor {
  private static final String POOL = "hsic-gpbo";

  private final String study;
  private final Application application;
  private final NodeSetup setup;
  private final TrialThreads threads;
  private final Attempts attempts;

  private SparkTrialExecutor(String study, Application application, NodeSetup setup, int workers) {
    this.study = study;
    this.application = application;
    this.setup = setup;
    this.threads = new TrialThreads("spark job", workers);
    this.attempts =
        new Attempts(
            application.submissions(),
            application::reason,
            pause -> TimeUnit.MILLISECONDS.sleep(pause.toMillis()));
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
    return train(trial, progress, Optional.empty());
  }

  @Override
  public CompletableFuture<TrialOutcome> trainAndSave(
      Trial trial, Path modelFile, EpochListener progress) {
    return train(trial, progress, Optional.of(modelFile));
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

  private CompletableFuture<TrialOutcome> train(
      Trial trial, EpochListener progress, Optional<Path> model) {
    Submissions submissions = application.submissions();
    // Here, not in the thread: from now on it can be asked to end.
    Submissions.Training training = submissions.want(trial.number(), progress);
    CompletableFuture<TrialOutcome> future = threads.submit(() -> train(trial, training, model));
    var unused = future.whenComplete((outcome, failure) -> submissions.forget(training));
    return future;
  }

  private TrialOutcome train(Trial trial, Submissions.Training training, Optional<Path> model)
      throws InterruptedException {
    TrialResult result =
        attempts.train(
            training,
            submission ->
                run(TrialTask.of(setup, submission, trial, nameOf(model)), trial.number()));
    TrialOutcome outcome = result.outcome();
    model.ifPresent(file -> save(result.files(), file));
    return outcome;
  }

  /** Runs one job and waits for it; cancels it if nobody waits any more. */
  private TrialResult run(TrialTask task, int number)
      throws InterruptedException, ExecutionException {
    application.requireHope();
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
