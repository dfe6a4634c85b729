package org.hsicgpbo.trainers.problem;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hsicgpbo.trainers.data.decoded.Targets;
import org.hsicgpbo.trial.TrialSeeds;

/**
 * Draws rows so that each class has its share: numbers of rows by largest remainders (Hamilton's
 * method), rows within a class at random. The rows that stay keep one of each class where that is
 * possible. Rows without classes are one stratum.
 */
final class Strata {
  private final int[] strata;
  private final int count;

  /**
   * For rows with these strata.
   *
   * @param strata of each row, from 0
   * @param count how many strata there are
   */
  Strata(int[] strata, int count) {
    this.strata = strata;
    this.count = count;
  }

  /** The classes of targets, or one stratum for numbers. */
  static Strata of(Targets targets) {
    return targets instanceof Targets.Labels labels
        ? new Strata(labels.labels(), labels.classes().size())
        : new Strata(new int[targets.count()], 1);
  }

  /**
   * Rows that were drawn, and those that stay, both in ascending order.
   *
   * @param taken rows
   * @param left rows
   */
  record Draw(int[] taken, int[] left) {}

  /**
   * Draws some rows of a pool.
   *
   * @param pool rows in ascending order
   * @param wanted how many, at most as many as the pool has
   * @param studySeed seed of the study
   * @param stream tells draws of one study apart
   */
  Draw draw(int[] pool, int wanted, long studySeed, long stream) {
    SplittableRandom random = new SplittableRandom(TrialSeeds.derive(studySeed, stream, 0));
    int[] shuffled = pool.clone();
    for (int i = shuffled.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = shuffled[i];
      shuffled[i] = shuffled[j];
      shuffled[j] = swap;
    }
    int[] quota = quotas(pool, wanted);
    boolean[] isTaken = new boolean[strata.length];
    for (int row : shuffled) {
      if (quota[strata[row]] > 0) {
        quota[strata[row]]--;
        isTaken[row] = true;
      }
    }
    return new Draw(
        Arrays.stream(pool).filter(row -> isTaken[row]).toArray(),
        Arrays.stream(pool).filter(row -> !isTaken[row]).toArray());
  }

  /** How many rows of each stratum are drawn. */
  private int[] quotas(int[] pool, int wanted) {
    int[] size = new int[count];
    for (int row : pool) {
      size[strata[row]]++;
    }
    int[] most = new int[count];
    Arrays.setAll(most, s -> Math.max(0, size[s] - 1));
    if (Arrays.stream(most).sum() < wanted) {
      most = size;
    }
    int[] limit = most;
    int[] quota = new int[count];
    double[] exact = new double[count];
    for (int s = 0; s < count; s++) {
      exact[s] = (double) wanted * size[s] / pool.length;
      quota[s] = Math.min(limit[s], (int) exact[s]);
    }
    List<Integer> byRemainder =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble(s -> (int) exact[s] - exact[s]))
            .toList();
    int missing = wanted - Arrays.stream(quota).sum();
    while (missing > 0) {
      for (int s : byRemainder) {
        if (missing > 0 && quota[s] < limit[s]) {
          quota[s]++;
          missing--;
        }
      }
    }
    return quota;
  }
}
