package org.hsicgpbo.benchmarks.lcbench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Looks for the lowest error of instances of LCBench: many random points, then a descent from the
 * best of them by normal steps on some coordinates, which shrink from round to round.
 */
@Command(
    name = "minima",
    mixinStandardHelpOptions = true,
    description = "Looks for the lowest errors of LCBench and prints them as properties.")
public final class MinimumSearch implements Callable<Integer> {
  private static final int BATCH = 5_000;
  private static final int PARENTS = 200;
  private static final int CHILDREN = 20;
  private static final int ROUNDS = 60;
  private static final double FIRST_STEP = 0.3;
  private static final double LAST_STEP = 1e-3;
  private static final double SHARE_OF_COORDINATES = 0.4;

  /** Above any error, which is a share of wrong answers. */
  private static final double TOO_LONG = 10;

  @Option(names = "--data", defaultValue = "${env:HSIC_GPBO_DATA}", required = true)
  private Path data = Path.of("");

  @Option(names = "--instances", split = ",", description = "OpenML tasks; all if left out.")
  private List<String> instances = List.of();

  @Option(names = "--random", defaultValue = "200000", description = "How many random points.")
  private int randomPoints;

  @Option(names = "--seed", defaultValue = "1")
  private long seed;

  @Option(
      names = "--shares",
      split = ",",
      description =
          "Also the lowest error among configurations that take at most this share of the training time of the best, such as 0.5,0.333.")
  private List<Double> shares = List.of();

  /** A point and its error, or above that of any error if it takes too long. */
  private record Scored(UnitPoint point, double error) {}

  /**
   * Where is looked.
   *
   * @param seconds longest training, ∞ for no limit
   */
  private record Search(LcBench bench, String instance, double seconds) {
    List<Scored> score(List<UnitPoint> points) {
      List<Configuration> configurations = points.stream().map(bench.space()::decode).toList();
      List<Prediction> predictions = bench.predict(instance, configurations);
      return IntStream.range(0, points.size())
          .mapToObj(i -> new Scored(points.get(i), error(predictions.get(i))))
          .toList();
    }

    /** The further beyond the limit the worse, so that the descent finds its way inside. */
    private double error(Prediction prediction) {
      return prediction.trainingSeconds() <= seconds
          ? prediction.error()
          : TOO_LONG + Math.log(prediction.trainingSeconds() / seconds);
    }
  }

  @Override
  public Integer call() throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (LcBench bench = LcBench.open(LcBenchFolder.in(data))) {
      out.printf(
          "# Lowest errors (1 - validation accuracy / 100) in %d random points and %d after them.%n",
          randomPoints, ROUNDS * PARENTS * CHILDREN);
      for (String instance : instances.isEmpty() ? bench.instances() : instances) {
        Scored lowest = minimum(new Search(bench, instance, Double.POSITIVE_INFINITY));
        out.printf("%s=%s%n", instance, lowest.error());
        printShares(bench, instance, lowest, out);
      }
    }
    return 0;
  }

  private void printShares(LcBench bench, String instance, Scored lowest, PrintStream out) {
    double seconds =
        bench.predict(instance, bench.space().decode(lowest.point())).trainingSeconds();
    for (double share : shares) {
      double error = minimum(new Search(bench, instance, share * seconds)).error();
      out.printf(
          "# %s: %s%n",
          share,
          error >= TOO_LONG
              ? "nothing is that quick; the best takes %.3g s".formatted(seconds)
              : "%.3g more than the lowest, at most %.3g s"
                  .formatted(error - lowest.error(), share * seconds));
    }
  }

  private Scored minimum(Search search) {
    SplittableRandom random = new SplittableRandom(seed);
    SearchSpace space = search.bench().space();
    List<Scored> best = new ArrayList<>();
    for (int done = 0; done < randomPoints; done += BATCH) {
      List<UnitPoint> points =
          Stream.generate(() -> space.sample(random))
              .limit(Math.min(BATCH, randomPoints - done))
              .toList();
      best = lowest(Stream.concat(best.stream(), search.score(points).stream()));
    }
    for (int round = 0; round < ROUNDS; round++) {
      double step = FIRST_STEP * Math.pow(LAST_STEP / FIRST_STEP, round / (double) (ROUNDS - 1));
      best = descend(search, best, step, random);
    }
    return best.stream().min(Comparator.comparingDouble(Scored::error)).orElseThrow();
  }

  private static List<Scored> lowest(Stream<Scored> scored) {
    return scored.sorted(Comparator.comparingDouble(Scored::error)).limit(PARENTS).toList();
  }

  /** Each parent makes way for the best of its children where that is better. */
  private static List<Scored> descend(
      Search search, List<Scored> parents, double step, SplittableRandom random) {
    List<UnitPoint> points =
        parents.stream()
            .flatMap(p -> IntStream.range(0, CHILDREN).mapToObj(k -> moved(p, step, random)))
            .toList();
    List<Scored> children = search.score(points);
    List<Scored> next = new ArrayList<>();
    for (int i = 0; i < parents.size(); i++) {
      next.add(
          Stream.concat(
                  Stream.of(parents.get(i)),
                  children.subList(i * CHILDREN, (i + 1) * CHILDREN).stream())
              .min(Comparator.comparingDouble(Scored::error))
              .orElseThrow());
    }
    return next;
  }

  private static UnitPoint moved(Scored parent, double step, SplittableRandom random) {
    double[] u = parent.point().toArray();
    for (int i = 0; i < u.length; i++) {
      if (random.nextDouble() < SHARE_OF_COORDINATES) {
        u[i] = Math.min(1, Math.max(0, u[i] + step * random.nextGaussian()));
      }
    }
    return new UnitPoint(u);
  }
}
