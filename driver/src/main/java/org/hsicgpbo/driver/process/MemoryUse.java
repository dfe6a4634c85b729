package org.hsicgpbo.driver.process;

import java.util.List;

/**
 * What processes take of the memory, in bytes: what is theirs alone and is not merely a file that
 * the system keeps in memory while there is room (proc(5): anonymous and shared memory and swap).
 */
final class MemoryUse {
  private static final int BYTES_PER_KIB = 1024;

  private MemoryUse() {}

  /**
   * What they take together.
   *
   * @param enough the exact sum is of no interest unless it is above this: pages that several of
   *     them share are counted once only then, because that takes the system longer
   */
  static long of(List<Long> processes, long enough) {
    long atMost = processes.stream().mapToLong(MemoryUse::simple).sum();
    return atMost <= enough ? atMost : processes.stream().mapToLong(MemoryUse::shared).sum();
  }

  private static long simple(long pid) {
    return sum(ProcessTable.read(pid, "status"), "RssAnon:", "RssShmem:", "VmSwap:");
  }

  /** With its part only of what it shares with others. */
  private static long shared(long pid) {
    String rollup = ProcessTable.read(pid, "smaps_rollup");
    // Kernels before 5.9 do not tell anonymous pages from those of files.
    return rollup.contains("Pss_Anon:")
        ? sum(rollup, "Pss_Anon:", "Pss_Shmem:", "SwapPss:")
        : simple(pid);
  }

  private static long sum(String lines, String... keys) {
    long kib = 0;
    for (String line : lines.split("\n", -1)) {
      for (String key : keys) {
        if (line.startsWith(key)) {
          kib += Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
    }
    return kib * BYTES_PER_KIB;
  }
}
