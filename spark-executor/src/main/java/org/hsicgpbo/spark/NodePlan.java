package org.hsicgpbo.spark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import org.hsicgpbo.driver.executor.ExecutorRequest;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.trainers.protocol.WireFormat;
import org.hsicgpbo.trainers.protocol.WorkerRequest;

/**
 * What the machines of a cluster are given.
 *
 * @param setup what they are told with each task
 * @param jars what Spark brings to them, once a machine
 */
record NodePlan(NodeSetup setup, List<String> jars) {
  private static final String COMMAND = "command";

  /** Copies the list. */
  NodePlan {
    jars = List.copyOf(jars);
  }

  /**
   * Plans.
   *
   * @param conf what the user has set
   * @param folder receives jars that must be made
   */
  static NodePlan of(ExecutorRequest request, Master master, SparkConf conf, Path folder) {
    if (master.isThisMachine()) {
      return new NodePlan(
          setup(request, texts(request.classPath()), false, request.logFolder().toString()),
          List.of());
    }
    if (conf.contains(SparkSettings.CLASS_PATH)) {
      List<String> installed = List.of(conf.get(SparkSettings.CLASS_PATH).split(":"));
      return new NodePlan(
          setup(request, installed, false, ""),
          ShippedFiles.of(ShippedFiles.ofExecutors(), folder).addresses());
    }
    Set<Path> needed = new LinkedHashSet<>(request.classPath());
    needed.addAll(ShippedFiles.ofExecutors());
    ShippedFiles files = ShippedFiles.of(List.copyOf(needed), folder);
    return new NodePlan(setup(request, files.names(), true, ""), files.addresses());
  }

  private static NodeSetup setup(
      ExecutorRequest request, List<String> classPath, boolean shipped, String logFolder) {
    StudyFile study = request.study();
    boolean isCommand = study.problem().type().equals(COMMAND);
    Duration limit = study.limits().time();
    Object command = study.problem().settings().getOrDefault(COMMAND, List.of());
    Object directory = study.problem().settings().getOrDefault("directory", ".");
    WorkerRequest.Setup told =
        new WorkerRequest.Setup(
            study.problem().asMap(), study.seed(), request.data(), request.examples());
    return new NodeSetup(
        isCommand ? "" : WireFormat.write(told),
        isCommand
            ? new ArrayList<>(((List<?>) command).stream().map(Object::toString).toList())
            : new ArrayList<>(),
        request.data().named(directory.toString()).toString(),
        limit == null ? 0 : Math.max(1, limit.toMillis()),
        study.limits().memoryBytes().orElse(0),
        study.limits().retries(),
        new ArrayList<>(classPath),
        shipped,
        request.place().onGpus() ? request.place().backend().gpuSlots().orElse(1) : 0,
        isCommand
            ? new TreeMap<>()
            : new TreeMap<>(DataChecksums.of(study.problem().asMap(), request.data())),
        logFolder);
  }

  private static List<String> texts(List<Path> files) {
    return files.stream().map(Path::toString).toList();
  }
}
