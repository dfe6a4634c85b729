package org.hsicgpbo.driver.cli;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.hsicgpbo.driver.executor.ClassPathFiles;
import org.hsicgpbo.driver.gpu.TrainingPlace;
import org.hsicgpbo.driver.notify.WebhookAddress;
import org.hsicgpbo.driver.process.Secrets;
import org.hsicgpbo.driver.studyfile.NotifySettings;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.worker.TrainingLimits;
import org.hsicgpbo.driver.worker.WorkerPoolSettings;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.TrainingExamples;
import org.hsicgpbo.trainers.protocol.WorkerRequest;
import org.hsicgpbo.trainers.worker.WorkerCommand;
import org.hsicgpbo.trainers.worker.WorkerMemory;

/**
 * How the workers of a study are started: the Java and the class path of this program, with the
 * user's classes behind them.
 */
final class Workers {
  /** The first start unpacks native libraries; slow disks take a while. */
  private static final Duration START_LIMIT = Duration.ofMinutes(5);

  private static final int TRIALS_PER_WORKER = 200;
  private static final String USER_CLASSES = "HSIC_GPBO_CLASSPATH";

  private Workers() {}

  /** The class path of this program, with the user's classes behind it. */
  static String classPath() {
    String classPath = System.getProperty("java.class.path");
    String userClasses = System.getenv(USER_CLASSES);
    if (userClasses != null && !userClasses.isEmpty()) {
      classPath += File.pathSeparator + userClasses;
    }
    return classPath;
  }

  /**
   * The jars and folders that workers need, those of manifests among them, as other machines are
   * given them: the program's own first, without what a module for clusters has added.
   */
  static List<Path> files() {
    Path own = codeOf(Workers.class);
    String userClasses = System.getenv().getOrDefault(USER_CLASSES, "");
    return Files.isRegularFile(own)
        ? ClassPathFiles.of(own + File.pathSeparator + userClasses)
        : ClassPathFiles.of(classPath());
  }

  private static Path codeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Class loaders of Java tell valid addresses.", e);
    }
  }

  /** Runs another program as workers run, in the terminal of this one; its exit code. */
  static int run(Class<?> main, List<String> arguments) throws IOException, InterruptedException {
    int heapMiB = WorkerMemory.unlimited().heapMiB();
    WorkerCommand command = WorkerCommand.of(javaHome(), classPath(), heapMiB, main, arguments);
    ProcessBuilder process = new ProcessBuilder(command.command()).inheritIO();
    Secrets.OWN.removeFrom(process.environment());
    process.environment().putAll(command.environment());
    return process.start().waitFor();
  }

  private static Path javaHome() {
    return Path.of(System.getProperty("java.home"));
  }

  /** What the study file allows one trial. */
  static TrainingLimits limits(StudyFile study) {
    StudyFile.TrialLimits limits = study.limits();
    return new TrainingLimits(limits.time(), limits.memoryBytes(), limits.retries());
  }

  /** What neither workers nor programs of a study inherit from this process. */
  static Secrets secrets(StudyFile study) {
    return Secrets.OWN.and(
        study
            .notifications()
            .flatMap(NotifySettings::webhook)
            .map(WebhookAddress::variables)
            .orElse(Set.of()));
  }

  /**
   * The settings.
   *
   * @param place where to train, which decides the variables of each worker
   * @param examples which to train on
   */
  static WorkerPoolSettings settings(
      StudyFile study,
      int count,
      DataFolders data,
      TrainingPlace place,
      Path logFolder,
      TrainingExamples examples) {
    OptionalLong limit = study.limits().memoryBytes();
    WorkerMemory memory =
        limit.isPresent() ? WorkerMemory.of(limit.getAsLong()) : WorkerMemory.unlimited();
    WorkerCommand command =
        WorkerCommand.of(javaHome(), classPath(), memory.heapMiB()).with(memory.environment());
    return new WorkerPoolSettings(
        worker -> command.with(place.environment(worker)),
        new WorkerRequest.Setup(study.problem().asMap(), study.seed(), data, examples),
        count,
        limits(study),
        START_LIMIT,
        TRIALS_PER_WORKER,
        logFolder);
  }
}
