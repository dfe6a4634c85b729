package org.hsicgpbo.trainers.training;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.hsicgpbo.trial.TrialSeeds;

/** In which order examples are trained on, and what else is random in an epoch. */
final class Order {
  private static final long SHUFFLE = 21;
  private static final long AUGMENTATION = 22;
  private static final long DROPOUT = 23;

  private Order() {}

  /** All examples once, in the order in which they are stored. */
  static int[] natural(int examples) {
    int[] order = new int[examples];
    Arrays.setAll(order, i -> i);
    return order;
  }

  /**
   * Fills in the order of an epoch, which follows from the seed of the trial and the epoch alone.
   */
  static void shuffle(int[] order, long trialSeed, int epoch) {
    SplittableRandom random = new SplittableRandom(TrialSeeds.derive(trialSeed, SHUFFLE, epoch));
    Arrays.setAll(order, i -> i);
    // Fisher and Yates.
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
  }

  static long augmentationSeed(long trialSeed, int epoch) {
    return TrialSeeds.derive(trialSeed, AUGMENTATION, epoch);
  }

  static long dropoutSeed(long trialSeed, int epoch) {
    return TrialSeeds.derive(trialSeed, DROPOUT, epoch) >>> 1;
  }
}
