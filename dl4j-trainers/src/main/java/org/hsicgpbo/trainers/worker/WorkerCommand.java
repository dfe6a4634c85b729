package org.hsicgpbo.trainers.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a worker process is started.
 *
 * @param command program and arguments
 * @param environment variables to set
 */
public record WorkerCommand(List<String> command, Map<String, String> environment) {
  /**
   * Refuses every class to Java's deserialisation. Models are read as JSON and numbers; nothing
   * here reads Java objects, and what a hostile file would bring shall not be made.
   */
  public static final String NO_JAVA_OBJECTS = "-Djdk.serialFilter=!*";

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

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
    return of(javaHome, classPath, heapMiB, WorkerMain.class, List.of());
  }

  /**
   * Another program that uses networks, under the same conditions.
   *
   * @param main its class
   * @param arguments of it
   */
  public static WorkerCommand of(
      Path javaHome, String classPath, int heapMiB, Class<?> main, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                javaHome.resolve("bin").resolve("java").toString(),
                "-Xmx" + heapMiB + "m",
                // A young generation that is touched to its end stays resident; arrays lie
                // elsewhere.
                "-Xms64m",
                "-Xmn32m",
                // One core for each worker: parallel collectors only take it from the others.
                "-XX:+UseSerialGC",
                NO_JAVA_OBJECTS,
                "-Dorg.deeplearning4j.crash.reporting.enabled=false",
                // JavaCPP otherwise reads the process's memory at every allocation of a native
                // pointer.
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                "-Dorg.eclipse.deeplearning4j.helpers.disable=" + isOneDnnOff(),
                "-cp",
                classPath,
                main.getName()));
    command.addAll(arguments);
    return new WorkerCommand(command, variables());
  }

  /** The same command with these variables set too. */
  public WorkerCommand with(Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(variables);
    return new WorkerCommand(command, all);
  }

  /** Convolutions, pooling and batch normalisation go through oneDNN unless this says otherwise. */
  private static boolean isOneDnnOff() {
    return "off".equals(System.getenv("HSIC_GPBO_ONEDNN"));
  }

  private static Map<String, String> variables() {
    Map<String, String> environment = new HashMap<>();
    // Two threads were up to 20 times slower on small networks.
    environment.put("OMP_NUM_THREADS", "1");
    // glibc otherwise keeps freed blocks for each thread that ever asked for one. Its thresholds
    // stay as they are: lower ones cost convolutional networks a quarter of their speed.
    environment.put("MALLOC_ARENA_MAX", "1");
    if (hasAvx512()) {
      // OpenBLAS 0.3.19 multiplies double-precision matrices wrongly with its AVX-512 kernels
      // (docs/adr/0003).
      environment.put("OPENBLAS_CORETYPE", "Haswell");
    }
    return environment;
  }

  /**
   * Whether Linux tells of AVX-512; elsewhere the kernels in question are not chosen or nobody can
   * tell.
   */
  private static boolean hasAvx512() {
    try {
      return Files.isReadable(CPU_INFO) && Files.readString(CPU_INFO).contains(" avx512");
    } catch (IOException e) {
      return false;
    }
  }
}
