package org.hsicgpbo.trainers.worker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a worker process is started.
 *
 * @param command program and arguments
 * @param environment variables to set
 */
public record WorkerCommand(List<String> command, Map<String, String> environment) {
  /** Copies both. */
  public WorkerCommand {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /**
   * A worker of the given Java and class path.
   *
   * @param javaHome home of the Java to run it
   * @param classPath where its classes are
   * @param heapMiB largest heap; arrays of ND4J lie outside of it
   */
  public static WorkerCommand of(Path javaHome, String classPath, int heapMiB) {
    return new WorkerCommand(
        List.of(
            javaHome.resolve("bin").resolve("java").toString(),
            "-Xmx" + heapMiB + "m",
            // One core for each worker: parallel collectors only take it from the others.
            "-XX:+UseSerialGC",
            "-Dorg.deeplearning4j.crash.reporting.enabled=false",
            "-cp",
            classPath,
            WorkerMain.class.getName()),
        // Two threads were up to 20 times slower on small networks.
        Map.of("OMP_NUM_THREADS", "1"));
  }
}
