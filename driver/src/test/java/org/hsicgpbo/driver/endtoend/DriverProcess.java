package org.hsicgpbo.driver.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The program as a user starts it: a process of its own, with storage, data and logs in a folder of
 * the test.
 */
final class DriverProcess {
  private static final long LONGEST_RUN_MINUTES = 5;

  private final Path folder;
  private final Process process;
  private final Path out;
  private final Path err;

  private DriverProcess(Path folder, Process process, Path out, Path err) {
    this.folder = folder;
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** How a finished program ended. */
  record Result(int exitCode, String out, String err) {}

  /**
   * Starts the program with the arguments; {@code folder} receives storage, caches and what it
   * prints.
   */
  static DriverProcess start(Path folder, String... arguments) throws IOException {
    return start(folder, Map.of(), arguments);
  }

  /** Starts it with these variables set too. */
  static DriverProcess start(Path folder, Map<String, String> variables, String... arguments)
      throws IOException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        builder(folder, List.of(), arguments)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(variables);
    return new DriverProcess(folder, builder.start(), out, err);
  }

  /**
   * How the program is started by another one, whose command ends where the program's begins; empty
   * to start it alone.
   */
  static ProcessBuilder builder(Path folder, List<String> before, String... arguments) {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx512m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
    command.add("org.hsicgpbo.driver.cli.Main");
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("XDG_DATA_HOME", folder.resolve("data-home").toString());
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache-home").toString());
    builder.environment().put("XDG_STATE_HOME", folder.resolve("state-home").toString());
    return builder;
  }

  /** Runs the program to its end. */
  static Result run(Path folder, String... arguments) throws IOException, InterruptedException {
    return start(folder, arguments).await();
  }

  /** Waits for the end. */
  Result await() throws IOException, InterruptedException {
    if (!process.waitFor(LONGEST_RUN_MINUTES, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError(
          "The program did not end within %d minutes in %s: %s"
              .formatted(LONGEST_RUN_MINUTES, folder, Files.readString(err)));
    }
    return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** kill -9 of the driver alone; its workers must notice by themselves. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** SIGINT, as Ctrl-C sends it. */
  void interrupt() throws IOException, InterruptedException {
    signal("INT");
  }

  /** Sends a signal to the driver alone, such as TERM. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  /** The driver and what it has started. */
  List<ProcessHandle> withDescendants() {
    List<ProcessHandle> all = new ArrayList<>(descendants());
    all.add(process.toHandle());
    return all;
  }

  String outSoFar() throws IOException {
    return Files.readString(out);
  }

  String errSoFar() throws IOException {
    return Files.readString(err);
  }
}
