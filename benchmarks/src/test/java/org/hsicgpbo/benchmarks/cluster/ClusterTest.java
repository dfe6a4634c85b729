package org.hsicgpbo.benchmarks.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusterTest {
  private static final TrialTimes MINUTES = new TrialTimes.LogNormal(60, 1);

  @Test
  void executorsThatNeverWaitAlwaysTrain() {
    Cluster.Result result = cluster(100, SuggestionTimes.constant(1e-9)).run(5000, 1);

    assertThat(result.utilisation()).isCloseTo(1, within(1e-6));
    assertThat(result.brokenAt()).isZero();
  }

  @Test
  void aThreadThatIsTwiceTooSlowFeedsHalfOfTheExecutors() {
    // 100 executors, a minute each: one in 0.6 s.
    Cluster.Result result = cluster(100, SuggestionTimes.constant(1.2)).run(20_000, 1);

    // The first trials of 100 idle executors and chance of the drawn times: 2 %.
    assertThat(result.utilisation()).isCloseTo(0.5, within(0.02));
    assertThat(result.busy()).isCloseTo(1, within(1e-9));
    assertThat(result.brokenAt()).isEqualTo(1);
  }

  @Test
  void aBacklogMakesSuggestionsCheaperWhereWhatIsUnderWayCosts() {
    // In proportion to how many are under way: 1.2 s with all of them, 0.6 s with half.
    TreeMap<Integer, TreeMap<Integer, Double>> seconds = new TreeMap<>();
    seconds.put(1, new TreeMap<>(Map.of(1, 1.2 * 2 / 101)));
    seconds.put(100, new TreeMap<>(Map.of(1, 1.2)));
    SuggestionTimes times =
        new SuggestionTimes(new SuggestionTable(seconds), SuggestionTable.constant(0));
    Cluster.Result result = cluster(100, times).run(20_000, 1);

    // Trainings end at a rate of u · 100 a minute and begin at one in u · 1.2 s: u = √½.
    assertThat(result.utilisation()).isCloseTo(Math.sqrt(0.5), within(0.03));
  }

  @Test
  void fitsHoldTheThreadUp() {
    SuggestionTimes times =
        new SuggestionTimes(SuggestionTable.constant(0.01), SuggestionTable.constant(30));
    Cluster.Result result = cluster(100, times).run(2000, 1);

    assertThat(result.utilisation()).isLessThan(0.9);
    assertThat(result.brokenAt()).as("a suggestion itself is fast").isZero();
  }

  @Test
  void trainingsHaveTheMeanThatIsAskedFor() {
    for (TrialTimes times :
        new TrialTimes[] {new TrialTimes.LogNormal(60, 1), new TrialTimes.Pareto(60, 2.5)}) {
      SplittableRandom random = new SplittableRandom(7);
      double mean =
          IntStream.range(0, 400_000).mapToDouble(i -> times.draw(random)).average().orElseThrow();
      // The standard error is 0.12 s of the first and 0.09 s of the second.
      assertThat(mean).as(times.toString()).isCloseTo(60, within(0.6));
    }
  }

  @Test
  void timesBetweenMeasuredPointsFollowAPowerLaw() {
    TreeMap<Integer, Double> squares = new TreeMap<>(Map.of(9, 0.01, 99, 1.0));
    SuggestionTable table = new SuggestionTable(new TreeMap<>(Map.of(0, squares)));

    assertThat(table.at(9, 0)).isCloseTo(0.01, within(1e-12));
    assertThat(table.at(999, 0)).as("beyond the last point").isCloseTo(100, within(1e-9));
    assertThat(table.at(1, 5)).as("before the first point").isCloseTo(0.01, within(1e-12));
  }

  private static Cluster cluster(int executors, SuggestionTimes table) {
    return new Cluster(executors, MINUTES, table, 0, 0, 0);
  }
}
