package org.hsicgpbo.driver.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The processes that an executor starts. Where the system has the program {@code setsid} each is
 * the first of a session of its own: Ctrl-C in the terminal reaches this process only, which
 * decides what becomes of them. All bear a mark in their environment, which their children inherit,
 * so that they are found wherever they hide. They do not outlive this object, nor, on Linux, this
 * process, however it ends.
 */
public final class ChildProcesses implements AutoCloseable {
  /** The environment variable with the mark of a process. */
  public static final String MARK = "HSIC_GPBO_PROCESS";

  private final String mark = MARK + "=" + UUID.randomUUID();
  private final AtomicLong started = new AtomicLong();
  private final Set<ChildProcess> running = ConcurrentHashMap.newKeySet();
  private final OptionalLong memoryLimit;
  private final Secrets secrets;
  private final Optional<String> session;
  private @Nullable Guardian guardian;
  private @Nullable MemoryWatch memory;

  /** No process yet, and none with a limit of its memory. */
  public ChildProcesses() {
    this(OptionalLong.empty());
  }

  /**
   * No process yet.
   *
   * @param memoryLimit bytes that each may take together with its children; empty for no limit. It
   *     is kept on Linux only
   */
  public ChildProcesses(OptionalLong memoryLimit) {
    this(memoryLimit, Secrets.OWN);
  }

  /**
   * No process yet.
   *
   * @param memoryLimit bytes that each may take together with its children; empty for no limit. It
   *     is kept on Linux only
   * @param secrets what they do not inherit
   */
  public ChildProcesses(OptionalLong memoryLimit, Secrets secrets) {
    this.memoryLimit = memoryLimit;
    this.secrets = secrets;
    this.session = session();
  }

  /**
   * Whether they are in sessions of their own on this system; elsewhere Ctrl-C in the terminal
   * reaches them as it reaches this process.
   */
  public static boolean haveSessions() {
    return session().isPresent();
  }

  private static Optional<String> session() {
    return ProcessTable.isAvailable() ? setsid() : Optional.empty();
  }

  /**
   * What this process has started and theirs, but for guardians, which end what hides as soon as
   * this process has ended.
   */
  public static Stream<ProcessHandle> descendants() {
    return ProcessHandle.current().descendants().filter(child -> !Guardian.isOne(child));
  }

  /** A shell is needed too, for the guardian. */
  private static Optional<String> setsid() {
    return Programs.onPath("setsid").map(Path::toString);
  }

  /**
   * Starts a process.
   *
   * @param environment variables to set beside those of this process, without its secrets
   * @param directory where it runs; null for that of this process
   * @param output told of its standard output
   * @param error told of its standard error
   * @throws IOException if there is no such program, or it cannot be executed
   */
  public ChildProcess start(
      List<String> command,
      Map<String, String> environment,
      @Nullable Path directory,
      ChildProcess.Output output,
      ChildProcess.Output error)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(inSession(command, directory));
    String own = "%s.%d.".formatted(mark, started.incrementAndGet());
    secrets.removeFrom(builder.environment());
    builder.environment().putAll(environment);
    builder.environment().put(MARK, own.substring(MARK.length() + 1));
    if (directory != null) {
      builder.directory(directory.toFile());
    }
    guard();
    Process process = builder.start();
    ChildProcess child =
        new ChildProcess(
            process, new Family(process.toHandle(), own), output, error, running::remove);
    running.add(child);
    watch(child);
    return child;
  }

  private List<String> inSession(List<String> command, @Nullable Path directory)
      throws IOException {
    if (session.isEmpty()) {
      return command;
    }
    Programs.require(command.get(0), directory);
    List<String> all = new ArrayList<>(List.of(session.get()));
    all.addAll(command);
    return all;
  }

  /** Before the first process, so that none is ever without. */
  private synchronized void guard() {
    if (guardian == null && session.isPresent()) {
      guardian = Guardian.start(session.get(), mark, MARK, secrets).orElse(null);
    }
  }

  private synchronized void watch(ChildProcess child) {
    if (memoryLimit.isPresent() && ProcessTable.isAvailable()) {
      if (memory == null) {
        memory = new MemoryWatch(memoryLimit.getAsLong());
      }
      memory.add(child);
    }
  }

  /** Kills what still runs. */
  @Override
  public synchronized void close() {
    Set.copyOf(running).forEach(ChildProcess::kill);
    if (memory != null) {
      memory.close();
      memory = null;
    }
    if (guardian != null) {
      guardian.close();
      guardian = null;
    }
  }
}
