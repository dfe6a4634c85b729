package org.hsicgpbo.benchmarks.cluster;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Utilisation of clusters, for strategies whose suggestions were timed before. */
@Command(name = "simulate", mixinStandardHelpOptions = true)
final class ClusterSimulation implements Callable<Integer> {
  /** Of the standalone cluster on loopback: docs/scaling.md. */
  private static final double OVERHEAD_SECONDS = 0.15;

  /** A transaction of SQLite or PostgreSQL, and what a job costs the program. */
  private static final double STORE_SECONDS = 0.01;

  private static final double SIGMA = 1;
  private static final double ALPHA = 1.5;
  private static final int WARM_UP = 100;

  @Option(names = "--times", required = true, description = "CSV file that 'time' has written.")
  private @Nullable Path times;

  @Option(names = "--strategies", split = ",", defaultValue = "random,tpe,gpbo,hsic-gpbo")
  private List<String> strategies = List.of();

  @Option(names = "--executors", split = ",", defaultValue = "10,100,1000")
  private List<Integer> executors = List.of();

  @Option(names = "--minutes", split = ",", defaultValue = "1,10,60,360")
  private List<Integer> minutes = List.of();

  @Option(names = "--trials", defaultValue = "10000")
  private int trials;

  @Option(names = "--seed", defaultValue = "1")
  private long seed;

  @Override
  public Integer call() throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(
        "| strategy | executors | mean training | arrival interval, s | utilisation, lognormal | Pareto | mean wait, s | thread busy | suggestion slower than arrivals from |");
    out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    for (String strategy : strategies) {
      SuggestionTimes table = SuggestionTimes.read(Objects.requireNonNull(times), strategy);
      for (int count : executors) {
        for (int mean : minutes) {
          out.println(row(strategy, table, count, mean));
        }
      }
    }
    return 0;
  }

  private String row(String strategy, SuggestionTimes table, int count, int mean) {
    double seconds = 60.0 * mean;
    Cluster.Result lognormal =
        cluster(table, count, new TrialTimes.LogNormal(seconds, SIGMA)).run(trials, seed);
    Cluster.Result pareto =
        cluster(table, count, new TrialTimes.Pareto(seconds, ALPHA)).run(trials, seed);
    return "| %s | %,d | %d min | %.2f | %.1f %% | %.1f %% | %.1f | %.0f %% | %s |"
        .formatted(
            strategy,
            count,
            mean,
            seconds / count,
            100 * lognormal.utilisation(),
            100 * pareto.utilisation(),
            lognormal.meanWait(),
            100 * lognormal.busy(),
            lognormal.brokenAt() == 0 ? "–" : "%,d told".formatted(lognormal.brokenAt()));
  }

  private static Cluster cluster(SuggestionTimes table, int count, TrialTimes trainings) {
    return new Cluster(count, trainings, table, STORE_SECONDS, OVERHEAD_SECONDS, WARM_UP);
  }
}
