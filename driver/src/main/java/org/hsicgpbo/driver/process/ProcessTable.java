package org.hsicgpbo.driver.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The processes of a Linux system at one moment, read from {@code /proc} (proc(5)). Processes come
 * and go while it is read; those that have gone are left out.
 */
final class ProcessTable {
  private static final Path PROC = Path.of("/proc");

  /** Fields of /proc/PID/stat, counted after the name in brackets. */
  private static final int STATE = 0;

  private static final int PARENT = 1;
  private static final int SESSION = 3;
  private static final int START = 19;

  private final Map<Long, Entry> entries;
  private final Map<Long, String> environments = new HashMap<>();

  /**
   * A process.
   *
   * @param start clock ticks from the boot of the system to its start
   */
  record Entry(long pid, long parent, long session, long start) {}

  private ProcessTable(Map<Long, Entry> entries) {
    this.entries = entries;
  }

  /** Whether this system tells of its processes in this way. */
  static boolean isAvailable() {
    return entry(ProcessHandle.current().pid()).isPresent();
  }

  /** All processes but those that have exited and were not yet collected by their parents. */
  static ProcessTable now() {
    Map<Long, Entry> entries = new HashMap<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path folder : folders) {
        long pid = Long.parseLong(String.valueOf(folder.getFileName()));
        entry(pid).ifPresent(entry -> entries.put(pid, entry));
      }
    } catch (IOException | DirectoryIteratorException e) {
      return new ProcessTable(Map.of());
    }
    return new ProcessTable(entries);
  }

  /**
   * Who belongs to a process, itself included: its descendants, those of its session, and all that
   * have inherited its mark, which finds also those whose parents have exited and that have begun a
   * session of their own.
   *
   * @param leader the process, which may have exited
   * @param start when it started
   * @param mark a part of the environment that is no other's
   */
  List<Long> family(long leader, long start, String mark) {
    Set<Long> members = new HashSet<>();
    for (Entry entry : entries.values()) {
      boolean younger = entry.start() >= start;
      if (younger && (isLedBy(entry, leader) || environment(entry.pid()).contains(mark))) {
        members.add(entry.pid());
      }
    }
    addDescendants(members);
    members.remove(ProcessHandle.current().pid());
    return List.copyOf(members);
  }

  private static boolean isLedBy(Entry entry, long leader) {
    return entry.pid() == leader || entry.session() == leader;
  }

  private void addDescendants(Set<Long> members) {
    List<Entry> others = new ArrayList<>(entries.values());
    boolean more = !members.isEmpty();
    while (more) {
      more = others.removeIf(entry -> members.contains(entry.parent()) && members.add(entry.pid()));
    }
  }

  /** The variables it was started with; empty if they may not be read. */
  private String environment(long pid) {
    return environments.computeIfAbsent(pid, p -> read(p, "environ"));
  }

  /** A living process. */
  static Optional<Entry> entry(long pid) {
    String stat = read(pid, "stat");
    // The name may hold brackets and spaces itself.
    int name = stat.lastIndexOf(')');
    if (name < 0) {
      return Optional.empty();
    }
    String[] fields = stat.substring(name + 2).split(" ", START + 2);
    if (fields.length <= START || fields[STATE].equals("Z") || fields[STATE].equals("X")) {
      return Optional.empty();
    }
    return Optional.of(
        new Entry(
            pid,
            Long.parseLong(fields[PARENT]),
            Long.parseLong(fields[SESSION]),
            Long.parseLong(fields[START])));
  }

  /** What the system tells of a process; empty if it has gone or does not tell us. */
  static String read(long pid, String what) {
    try {
      Path file = PROC.resolve(Long.toString(pid)).resolve(what);
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
