package org.hsicgpbo.benchmarks.cluster;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks of clusters as one program. */
@Command(
    name = "cluster.sh",
    mixinStandardHelpOptions = true,
    description = "How far one program can feed a cluster.",
    subcommands = {PendingTime.class, ClusterSimulation.class})
public final class ClusterBenchmarks {
  private ClusterBenchmarks() {}

  /** Runs one of them. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ClusterBenchmarks()).execute(arguments));
  }
}
