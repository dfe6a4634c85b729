package org.hsicgpbo.spark;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.SparkFiles;
import org.hsicgpbo.driver.worker.CommandSettings;
import org.hsicgpbo.driver.worker.ExternalCommandExecutor;
import org.hsicgpbo.driver.worker.WorkerPool;
import org.hsicgpbo.driver.worker.WorkerPoolSettings;
import org.hsicgpbo.study.TrialExecutor;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.protocol.WireFormat;
import org.hsicgpbo.trainers.protocol.WorkerRequest;
import org.hsicgpbo.trainers.worker.WorkerCommand;
import org.jspecify.annotations.Nullable;

/**
 * Starts what trains one trial at a time on a machine of the cluster.
 *
 * @param setup what the study trains
 * @param problem what workers are told, with the folders of this machine
 * @param host name of this machine, for messages
 * @param logFolder where logs go
 */
record NodeFactory(
    NodeSetup setup, WorkerRequest.@Nullable Setup problem, String host, Path logFolder) {

  /** The first start unpacks native libraries; slow disks take a while. */
  private static final Duration START_LIMIT = Duration.ofMinutes(5);

  private static final int TRIALS_PER_WORKER = 200;

  /**
   * Looks at the machine, once: whether the data are those of the program.
   *
   * @throws NodeProblemException if they are not
   */
  static NodeFactory of(NodeSetup setup, String host) {
    Path logs =
        setup.logFolder().isEmpty()
            ? Path.of("hsic-gpbo-logs").toAbsolutePath()
            : Path.of(setup.logFolder());
    if (setup.setup().isEmpty()) {
      return new NodeFactory(setup, null, host, logs);
    }
    WorkerRequest.Setup told = (WorkerRequest.Setup) WireFormat.readRequest(setup.setup());
    DataFolders folders = NodeFolders.of(told.folders(), System.getenv());
    DataChecksums.require(setup.checksums(), told.problem(), folders);
    WorkerRequest.Setup here =
        new WorkerRequest.Setup(told.problem(), told.studySeed(), folders, told.examples());
    return new NodeFactory(setup, here, host, logs);
  }

  /**
   * What trains one trial at a time.
   *
   * @param number of the worker on this executor, from 1
   * @param gpus addresses of the GPUs that it has for itself
   * @throws NodeProblemException if the machine cannot train
   */
  TrialExecutor start(int number, List<String> gpus) throws InterruptedException {
    Path logs = logFolder.resolve("%d".formatted(number));
    if (problem == null) {
      return new ExternalCommandExecutor(
          new CommandSettings(
              setup.command(), Path.of(setup.directory()), 1, setup.limits(), logs));
    }
    WorkerCommand command =
        WorkerCommand.of(
                Path.of(System.getProperty("java.home")), classPath(), setup.memory().heapMiB())
            .with(setup.memory().environment())
            .with(NodeGpus.environment(setup.gpuSlots(), gpus, System.getenv()));
    return new WorkerPool(
        new WorkerPoolSettings(
            worker -> command, problem, 1, setup.limits(), START_LIMIT, TRIALS_PER_WORKER, logs));
  }

  private String classPath() {
    List<String> files = new ArrayList<>();
    for (String entry : setup.classPath()) {
      String file = setup.shipped() ? SparkFiles.get(entry) : entry;
      if (!Files.exists(Path.of(file))) {
        throw new NodeProblemException(
            setup.shipped()
                ? "Spark has not brought the file %s.".formatted(entry)
                : "there is no %s, which %s names. Install the program there on every machine of the cluster, or leave the property out: Spark then brings the files."
                    .formatted(file, SparkSettings.CLASS_PATH));
      }
      files.add(file);
    }
    return files.stream().collect(Collectors.joining(File.pathSeparator));
  }
}
