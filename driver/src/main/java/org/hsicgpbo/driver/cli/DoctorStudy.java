package org.hsicgpbo.driver.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.hsicgpbo.driver.gpu.TrainingPlace;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.driver.worker.WorkerPool;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.study.StudyFailedException;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.TrainingExamples;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;

/** One training that takes a second or two: a small perceptron on Runge's function. */
final class DoctorStudy {
  static final String NAME = "doctor";

  private static final String TEXT =
      """
      study: doctor
      problem: {type: runge, epochs: 5}
      space:
        n-units: {type: integer, low: 2, high: 8}
      strategy: {type: random}
      budget: {trials: 1}
      per-trial: {time: 60s}
      """;

  private DoctorStudy() {}

  /**
   * Starts a worker as a study would and trains.
   *
   * @throws StudyFailedException if it does not start
   */
  static TrialOutcome train(TrainingPlace place, DataFolders data, Path logs)
      throws InterruptedException {
    StudyFile study = new StudyFileReader().read(TEXT, NAME);
    Configuration configuration = new Configuration(Map.of("n-units", Value.ofRaw(4)));
    Trial trial = new Trial(1, 1, new Suggestion(new UnitPoint(), configuration, ""));
    try (WorkerPool pool =
        new WorkerPool(Workers.settings(study, 1, data, place, logs, TrainingExamples.TRAIN))) {
      return pool.submit(trial, event -> {}).get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new StudyFailedException(String.valueOf(cause.getMessage()), cause);
    }
  }
}
