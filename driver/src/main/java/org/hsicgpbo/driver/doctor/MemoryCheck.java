package org.hsicgpbo.driver.doctor;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The machine's memory.
 *
 * @param totalMib all of it, or what the container around this process may take
 * @param availableMib what programs can still take
 */
public record MemoryCheck(long totalMib, long availableMib) implements Check {
  /** Workers that trained small networks took 240 to 560 MB (docs/adr/0002 gives each a JVM). */
  private static final long WORKER_MIB = 600;

  private static final int MIB_SHIFT = 20;
  private static final int KIB_PER_MIB = 1024;
  private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable: *(\\d+) kB");

  /** That of this machine. */
  public static MemoryCheck ofMachine() {
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      long total = system.getTotalMemorySize() >> MIB_SHIFT;
      long free =
          linuxAvailableMib(Path.of("/proc/meminfo"))
              .orElse(system.getFreeMemorySize() >> MIB_SHIFT);
      return new MemoryCheck(total, Math.min(total, free));
    }
    return new MemoryCheck(0, 0);
  }

  @Override
  public String subject() {
    return "memory";
  }

  @Override
  public List<Finding> examine() {
    if (totalMib == 0) {
      return List.of(Finding.ok(subject(), "Java does not tell how much there is."));
    }
    String found = "%,d MiB, %,d MiB of them available".formatted(totalMib, availableMib);
    if (availableMib < WORKER_MIB) {
      return List.of(
          Finding.warning(
              subject(),
              found
                  + ": little for even one worker, which takes about %d MiB.".formatted(WORKER_MIB),
              "End other programs, or expect trials that end with out-of-memory."));
    }
    return List.of(
        Finding.ok(
            subject(),
            "%s: room for about %d workers with small networks"
                .formatted(found, availableMib / WORKER_MIB)));
  }

  private static Optional<Long> linuxAvailableMib(Path memInfo) {
    try {
      Matcher found = AVAILABLE.matcher(Files.readString(memInfo));
      return found.find()
          ? Optional.of(Long.parseLong(found.group(1)) / KIB_PER_MIB)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
