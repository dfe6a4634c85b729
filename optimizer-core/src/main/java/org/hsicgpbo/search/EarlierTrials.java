package org.hsicgpbo.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hsicgpbo.trial.FinishedTrial;

/**
 * What earlier studies of the same or a similar problem have observed, for a warm start. Each
 * source is another task of the Gaussian process: a lengthscale between tasks, fitted with all
 * others, says how much of what the sources show holds here (after Swersky, Snoek and Adams 2013,
 * "Multi-task Bayesian optimization"). Errors of each source are standardised by themselves, so
 * that other metrics and scales do no harm.
 *
 * @param sources the sources; empty for a cold start
 */
public record EarlierTrials(List<Source> sources) {
  /** Of each source so many trials are seen at most: the better half of them and others. */
  static final int MOST_OF_A_SOURCE = 200;

  /**
   * Of all sources together about so many at most: a fit costs the cube of their number, and is
   * made anew after nearly every one of the first trials.
   */
  static final int MOST_IN_ALL = 600;

  /** Copies the list; many sources have fewer trials each. */
  public EarlierTrials {
    int most = MOST_IN_ALL / Math.max(1, sources.size());
    sources = sources.stream().map(source -> source.atMost(Math.max(2, most))).toList();
  }

  /** A cold start. */
  public static EarlierTrials none() {
    return new EarlierTrials(List.of());
  }

  /** The trials of all sources. */
  List<FinishedTrial> all() {
    return sources.stream().flatMap(source -> source.trials().stream()).toList();
  }

  /**
   * The trials of one study or log.
   *
   * @param name for people
   * @param trials at least one of them completed, their points in the space of the new study; those
   *     beyond {@value #MOST_OF_A_SOURCE} are thinned out, and further where there are many sources
   */
  public record Source(String name, List<FinishedTrial> trials) {
    /** Keeps what will be seen. */
    public Source {
      if (trials.stream().allMatch(t -> t.completed().isEmpty())) {
        throw new IllegalArgumentException(
            "The earlier trials (%s) contain no completed one.".formatted(name));
      }
      trials = thinned(trials, MOST_OF_A_SOURCE);
    }

    private Source atMost(int most) {
      return trials.size() <= most ? this : new Source(name, thinned(trials, most));
    }

    /** The best ones, and of the rest every k-th in the order of their errors. */
    private static List<FinishedTrial> thinned(List<FinishedTrial> trials, int most) {
      if (trials.size() <= most) {
        return List.copyOf(trials);
      }
      List<FinishedTrial> byError = new ArrayList<>(trials);
      byError.sort(Comparator.comparingDouble(FinishedTrial::errorOrWorst));
      int best = most / 2;
      int others = most - best;
      List<FinishedTrial> kept = new ArrayList<>(byError.subList(0, best));
      List<FinishedTrial> rest = byError.subList(best, byError.size());
      IntStream.range(0, others)
          .mapToObj(k -> rest.get((int) ((long) k * rest.size() / others)))
          .forEach(kept::add);
      return List.copyOf(kept);
    }
  }
}
