package org.hsicgpbo.driver.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.hsicgpbo.driver.executor.ExecutorRequest;
import org.hsicgpbo.driver.executor.RemoteExecutor;
import org.hsicgpbo.driver.executor.RemoteExecutors;
import org.hsicgpbo.driver.finals.ModelTrainer;
import org.hsicgpbo.driver.gpu.TrainingPlace;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.worker.CommandSettings;
import org.hsicgpbo.driver.worker.ExternalCommandExecutor;
import org.hsicgpbo.driver.worker.WorkerPool;
import org.hsicgpbo.study.StudyFailedException;
import org.hsicgpbo.study.TrialExecutor;
import org.hsicgpbo.trainers.NetworkSizes;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.TrainingExamples;
import org.hsicgpbo.trainers.problem.Problems;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialOutcome;

/** Starts what trains: workers, a program of the user, or a cluster. */
final class Trainers {
  private static final String COMMAND = "command";
  private static final String JAVA = "java";

  private final ApplicationFolders folders;

  /**
   * Nothing is started yet.
   *
   * @param folders those of the user, in which logs lie
   */
  Trainers(ApplicationFolders folders) {
    this.folders = folders;
  }

  /** Those that train the trials of a study. */
  TrialExecutor executor(StudyFile study, DataFolders data, TrainingPlace place) {
    if (place instanceof TrainingPlace.Cluster cluster) {
      requireData(study, data);
      return remote(study, data, cluster, TrainingExamples.TRAIN);
    }
    if (!study.problem().type().equals(COMMAND)) {
      requireData(study, data);
      return workers(study, data, place, study.workers(), TrainingExamples.TRAIN);
    }
    Map<String, Object> settings = study.problem().settings();
    List<String> command =
        ((List<?>) settings.getOrDefault(COMMAND, List.of()))
            .stream().map(Object::toString).toList();
    Path directory = data.named(settings.getOrDefault("directory", ".").toString());
    return new ExternalCommandExecutor(
        new CommandSettings(
            command, directory, study.workers(), Workers.limits(study), logFolder(study)),
        Workers.secrets(study));
  }

  /** Those that train final networks and save them. */
  ModelTrainer modelTrainer(StudyFile study, DataFolders data, TrainingPlace place) {
    return trainer(study, data, place, study.workers(), study.finals().orElseThrow().on());
  }

  /** How large the networks of a problem are; empty if they are not those of this program. */
  Optional<NetworkSizes> networkSizes(StudyFile study, DataFolders data) {
    if (study.problem().type().equals(COMMAND) || study.problem().type().equals(JAVA)) {
      return Optional.empty();
    }
    try {
      Problems.requireFiles(study.problem().asMap(), data);
      return NetworkSizes.of(study.problem().asMap(), study.seed(), data);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Trains the best trial again and saves its network under the name that is returned. */
  Optional<String> saveBest(
      StudyFile study, DataFolders data, TrainingPlace place, FinishedTrial best, Path output) {
    String type = study.problem().type();
    if (type.equals(COMMAND) || type.equals(JAVA)) {
      return Optional.empty();
    }
    try (ModelTrainer pool = trainer(study, data, place, 1, TrainingExamples.TRAIN)) {
      TrialOutcome again =
          pool.trainAndSave(best.trial(), output.resolve(OutputFolder.BEST), event -> {}).get();
      // The order of CUDA's sums is not fixed.
      boolean same =
          again instanceof TrialOutcome.Completed completed
              && (isOnGpus(place) || completed.error() == best.errorOrWorst());
      if (!same) {
        throw new StudyFailedException(
            "The best trial (%d), trained again to save its network, ended otherwise: %s instead of the error %s. Was the study run on another machine?"
                .formatted(best.trial().number(), again, best.errorOrWorst()),
            null);
      }
      return Optional.of(OutputFolder.BEST);
    } catch (ExecutionException e) {
      throw new StudyFailedException("The best network could not be saved: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StudyFailedException(
          "The best network was not saved: the program was interrupted.", e);
    }
  }

  private static boolean isOnGpus(TrainingPlace place) {
    return place instanceof TrainingPlace.Cuda
        || (place instanceof TrainingPlace.Cluster cluster && cluster.onGpus());
  }

  private ModelTrainer trainer(
      StudyFile study,
      DataFolders data,
      TrainingPlace place,
      int count,
      TrainingExamples examples) {
    return place instanceof TrainingPlace.Cluster cluster
        ? remote(study.withWorkers(count), data, cluster, examples)
        : workers(study, data, place, count, examples);
  }

  private RemoteExecutor remote(
      StudyFile study, DataFolders data, TrainingPlace.Cluster cluster, TrainingExamples examples) {
    ExecutorRequest request =
        new ExecutorRequest(cluster, study, data, examples, Workers.files(), logFolder(study));
    try {
      return RemoteExecutors.ofProgram().require(cluster.address()).open(request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StudyFailedException("The cluster was not joined: the program was interrupted.", e);
    }
  }

  private WorkerPool workers(
      StudyFile study,
      DataFolders data,
      TrainingPlace place,
      int count,
      TrainingExamples examples) {
    return new WorkerPool(
        Workers.settings(study, count, data, place, logFolder(study), examples),
        Workers.secrets(study));
  }

  /** Workers would find out too, but only after they were started. */
  private static void requireData(StudyFile study, DataFolders data) {
    try {
      Problems.requireFiles(study.problem().asMap(), data);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
  }

  private Path logFolder(StudyFile study) {
    return folders.trialLogs().folder(study.study());
  }
}
