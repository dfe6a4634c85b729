package org.hsicgpbo.driver.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The processor: its cores and the vector instructions that training lives on.
 *
 * @param cores how many this process may use
 * @param architecture as Java names it
 * @param cpuInfo the file in which Linux tells of it
 */
public record ProcessorCheck(int cores, String architecture, Path cpuInfo) implements Check {
  private static final Set<String> INTEL = Set.of("amd64", "x86_64");

  /** That of this machine. */
  public static ProcessorCheck ofMachine() {
    return new ProcessorCheck(
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.arch", "unknown"),
        Path.of("/proc/cpuinfo"));
  }

  @Override
  public String subject() {
    return "processor";
  }

  @Override
  public List<Finding> examine() {
    String found = "%s, %d %s".formatted(architecture, cores, cores == 1 ? "core" : "cores");
    Optional<Set<String>> flags = flags();
    if (!INTEL.contains(architecture) || flags.isEmpty()) {
      return List.of(Finding.ok(subject(), found));
    }
    if (!flags.get().contains("avx2")) {
      return List.of(
          Finding.warning(
              subject(),
              found + ", without AVX2: training on the CPU is slow.",
              "Take a processor from 2013 or later; in a virtual machine, pass the host's features through."));
    }
    if (flags.get().contains("avx512f")) {
      return List.of(
          Finding.ok(
              subject(),
              found
                  + ", AVX2, AVX-512. Workers keep OpenBLAS to its AVX2 kernels: those for AVX-512 multiply double-precision matrices wrongly (docs/adr/0003)."));
    }
    return List.of(Finding.ok(subject(), found + ", AVX2"));
  }

  private Optional<Set<String>> flags() {
    try {
      return Files.readString(cpuInfo)
          .lines()
          .filter(line -> line.startsWith("flags"))
          .findFirst()
          .map(
              line ->
                  Set.copyOf(
                      Arrays.asList(line.substring(line.indexOf(':') + 1).strip().split(" +"))));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
