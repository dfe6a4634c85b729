package org.hsicgpbo.driver.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hsicgpbo.driver.executor.ExecutorAddressException;
import org.hsicgpbo.driver.executor.RemoteExecutors;
import org.hsicgpbo.driver.gpu.BackendRequest;
import org.hsicgpbo.driver.gpu.TrainingPlace;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say on which machines trials are trained. */
final class ExecutorOptions {
  @Option(
      names = "--executor",
      paramLabel = "URL",
      description =
          "Train on a cluster of Apache Spark instead of on this machine: spark://host:7077, yarn, k8s://https://host:port; local[4] or local[*] to try.")
  private @Nullable String address;

  @Option(
      names = "--executor-option",
      paramLabel = "KEY=VALUE",
      description =
          "With --executor: a property of Spark, such as spark.executor.memory=1g; may be given again for others.")
  private Map<String, String> options = new LinkedHashMap<>();

  /**
   * Where the study is trained: on the cluster that was named, or here.
   *
   * @param workers the number of the command line; null if it names none
   * @throws BadInputException if it cannot be done as it was asked for
   */
  TrainingSite site(
      Workshop workshop, BackendRequest request, StudyFile file, @Nullable Integer workers)
      throws InterruptedException {
    if (address == null) {
      if (!options.isEmpty()) {
        throw new BadInputException("--executor-option goes with --executor only.");
      }
      return TrainingSite.choose(workshop, request, file, workers);
    }
    TrainingPlace.Cluster cluster = new TrainingPlace.Cluster(address, options, request);
    try {
      RemoteExecutors.ofProgram().require(address).check(cluster);
    } catch (ExecutorAddressException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
    return TrainingSite.onCluster(cluster, file, workers);
  }
}
