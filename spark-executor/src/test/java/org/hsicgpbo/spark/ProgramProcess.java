package org.hsicgpbo.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.spark.launcher.JavaModuleOptions;

/** The program as a user starts it, with storage, caches and what it prints in a folder. */
final class ProgramProcess implements AutoCloseable {
  private static final long LONGEST_MINUTES = 10;

  private final Process process;
  private final Path printed;

  private ProgramProcess(Process process, Path printed) {
    this.process = process;
    this.printed = printed;
  }

  /** How it ended. */
  record Ended(int exitCode, String printed) {}

  /** Starts the program with the arguments, from the classes of this build. */
  static ProgramProcess start(Path folder, List<String> arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("org.hsicgpbo.driver.cli.Main"));
    all.addAll(arguments);
    return start(folder, System.getProperty("java.class.path"), all, Map.of());
  }

  /**
   * Starts a Java program.
   *
   * @param folder where it works and keeps what it stores
   * @param classPath its class path
   * @param mainAndArguments its main class and the arguments
   * @param variables variables of its environment, beside those of this process
   */
  static ProgramProcess start(
      Path folder, String classPath, List<String> mainAndArguments, Map<String, String> variables)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-cp", classPath));
    command.addAll(mainAndArguments);
    Path printed = Files.createTempFile(folder, "printed", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "XDG_DATA_HOME", folder.resolve("data-home").toString(),
                "XDG_CACHE_HOME", folder.resolve("cache-home").toString(),
                "XDG_STATE_HOME", folder.resolve("state-home").toString(),
                "SPARK_LOCAL_IP", "127.0.0.1"));
    builder.environment().putAll(variables);
    return new ProgramProcess(builder.start(), printed);
  }

  /** Waits for the end. */
  Ended await() throws IOException, InterruptedException {
    if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
      close();
      throw new AssertionError("The program did not end: " + printed());
    }
    return new Ended(process.exitValue(), printed());
  }

  boolean isRunning() {
    return process.isAlive();
  }

  String printed() throws IOException {
    return Files.readString(printed);
  }

  /** Kills it, as kill -9 does. */
  void kill() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    kill();
  }
}
