package org.hsicgpbo.sensitivity;

import java.util.List;
import java.util.stream.IntStream;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;

/**
 * What is done where a sample is so large that a part of it tells as much: figures whose work grows
 * with many features or with the square of the sample are taken from evenly spaced trials of it.
 */
final class LargeSample {
  /** So many trials are analysed whole. */
  static final int LARGEST_WHOLE = 20_000;

  /** And so many of a larger sample, for what takes work for many features or pairs of trials. */
  static final int PART = 5_000;

  private LargeSample() {}

  /** Whether there are more trials than are analysed whole. */
  static boolean isLarge(int trials) {
    return trials > LARGEST_WHOLE;
  }

  /** The sample, or 5,000 of its trials at even distances; random trials stay random. */
  static TrialHistory part(TrialHistory sample) {
    if (!isLarge(sample.size())) {
      return sample;
    }
    List<FinishedTrial> part =
        places(sample.size()).mapToObj(place -> sample.trials().get(place)).toList();
    return new TrialHistory(sample.space(), part);
  }

  /** The values, or 5,000 of them at the places at which {@link #part} takes trials. */
  static double[] part(double[] values) {
    return isLarge(values.length)
        ? places(values.length).mapToDouble(place -> values[place]).toArray()
        : values;
  }

  private static IntStream places(int size) {
    return IntStream.range(0, PART).map(i -> (int) ((long) i * size / PART));
  }

  /** What a reader must know of it. */
  static String note(int trials) {
    return "%,d trials are many: p-values and intervals are those of the limit for large samples; pairs, HSIC-ANOVA and what drives the cost are of %,d of them."
        .formatted(trials, PART);
  }
}
