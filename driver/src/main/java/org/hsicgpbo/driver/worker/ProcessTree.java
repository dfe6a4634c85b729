package org.hsicgpbo.driver.worker;

import java.util.stream.Stream;

/** Ends processes with all that they started. */
final class ProcessTree {
  private ProcessTree() {}

  /** kill -9 of the process and its descendants. */
  static void kill(Process process) {
    // Collected first: a killed parent's children are no longer found through it.
    Stream<ProcessHandle> descendants = process.descendants();
    java.util.List<ProcessHandle> all = descendants.toList();
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
