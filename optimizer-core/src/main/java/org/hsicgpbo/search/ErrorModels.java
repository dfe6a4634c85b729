package org.hsicgpbo.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hsicgpbo.acquisition.InputEncoding;
import org.hsicgpbo.surrogate.GrowingProcess;
import org.hsicgpbo.surrogate.KernelChoice;
import org.hsicgpbo.surrogate.LengthscalePrior;
import org.hsicgpbo.trial.FinishedTrial;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models of a growing history. Parameters are fitted at certain sizes only, about at every 5 %
 * more trials, from 128 on every 10 %, from 512 on every 20 %; between them the process takes up
 * each new trial under the same parameters, which costs O(n²), and believes those under way. The
 * sizes are fixed, so that the model depends on the history alone and a resumed study gets the same
 * one.
 *
 * <p>Beyond a thousand trials the process sees the half of that number with the lowest errors and
 * as many of the latest others: a subset of data (Rasmussen and Williams 2006, section 8.3.3).
 */
final class ErrorModels {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorModels.class);

  /** So many trials a process sees at most. */
  static final int MOST_OBSERVATIONS = 1000;

  /** From so many trials on fits are costly and rarer. */
  private static final int MANY = 128;

  private static final int VERY_MANY = 512;
  private static final int REFITS_WHILE_FEW = 20;
  private static final int REFITS_OF_MANY = 10;
  private static final int REFITS_OF_VERY_MANY = 5;

  private final InputEncoding encoding;
  private final EarlierObservations earlier;
  private @Nullable Fitted last;
  private boolean subsetTold;

  private record Fitted(
      List<FinishedTrial> trials,
      LengthscalePrior prior,
      ErrorModel model,
      GrowingProcess growing) {
    boolean isOf(List<FinishedTrial> others, LengthscalePrior otherPrior) {
      return trials.equals(others)
          && Arrays.equals(prior.logMedian(), otherPrior.logMedian())
          && Arrays.equals(prior.logDeviation(), otherPrior.logDeviation());
    }
  }

  ErrorModels(InputEncoding encoding, EarlierObservations earlier) {
    this.encoding = encoding;
    this.earlier = earlier;
  }

  /** How many of so many trials the last fit of parameters has seen. */
  static int fittedSize(int trials) {
    int refits =
        trials < MANY
            ? REFITS_WHILE_FEW
            : trials < VERY_MANY ? REFITS_OF_MANY : REFITS_OF_VERY_MANY;
    int step = Math.max(1, Integer.highestOneBit(trials / refits));
    return trials - trials % step;
  }

  /**
   * The model of all the trials.
   *
   * @param trials in the order in which they were told, at least one of them completed
   */
  ToldModel of(List<FinishedTrial> trials, KernelChoice choice) {
    int size = fittedSize(trials.size());
    if (trials.subList(0, size).stream().allMatch(t -> t.completed().isEmpty())) {
      size = trials.size();
    }
    Fitted fitted = fitted(trials.subList(0, size), choice);
    List<FinishedTrial> further = trials.subList(size, trials.size());
    BelievedErrors believed = BelievedErrors.of(trials);
    boolean representable =
        further.stream().allMatch(t -> fitted.model().represents(believed.of(t)));
    return representable
        ? told(fitted, further, believed)
        : told(fitted(trials, choice), List.of(), believed);
  }

  private ToldModel told(Fitted fitted, List<FinishedTrial> further, BelievedErrors believed) {
    ErrorModel model = fitted.model().with(further, believed::of, fitted.growing(), encoding);
    return new ToldModel(model, fitted.growing(), further, encoding);
  }

  private Fitted fitted(List<FinishedTrial> trials, KernelChoice choice) {
    List<FinishedTrial> seen = seen(trials);
    Fitted known = last;
    if (known == null || !known.isOf(seen, choice.lengthscales())) {
      ErrorModel model = ErrorModel.ofErrors(seen, earlier, encoding, choice);
      GrowingProcess growing = new GrowingProcess(model.process());
      known = new Fitted(List.copyOf(seen), choice.lengthscales(), model, growing);
      last = known;
    }
    return known;
  }

  private List<FinishedTrial> seen(List<FinishedTrial> trials) {
    if (trials.size() <= MOST_OBSERVATIONS) {
      return trials;
    }
    if (!subsetTold) {
      LOG.info(
          "More than {} trials: the Gaussian process sees the {} best and the {} latest others.",
          MOST_OBSERVATIONS,
          MOST_OBSERVATIONS / 2,
          MOST_OBSERVATIONS / 2);
      subsetTold = true;
    }
    Set<Integer> kept = new HashSet<>();
    IntStream.range(0, trials.size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> trials.get(i).errorOrWorst()))
        .limit(MOST_OBSERVATIONS / 2)
        .forEach(kept::add);
    for (int i = trials.size() - 1; kept.size() < MOST_OBSERVATIONS; i--) {
      kept.add(i);
    }
    return IntStream.range(0, trials.size()).filter(kept::contains).mapToObj(trials::get).toList();
  }
}
