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

  /** So many trials are told at most from one fit to the next: the process takes them all up. */
  private static final int LONGEST_STEP = 256;

  private final InputEncoding encoding;
  private final EarlierObservations earlier;
  private @Nullable Fitted last;
  private @Nullable Fitted lastUnscheduled;
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
    int step = Math.min(LONGEST_STEP, Math.max(1, Integer.highestOneBit(trials / refits)));
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
    BelievedErrors believed = BelievedErrors.of(trials);
    last = fitted(last, trials.subList(0, size), choice);
    int odd = firstNotRepresented(last, trials, size, believed);
    return odd < 0
        ? told(last, trials.subList(size, trials.size()), believed)
        : unscheduled(trials, odd, believed, choice);
  }

  /**
   * The model where the scheduled fit cannot represent an error, such as 0 on a logarithmic scale:
   * fitted when the first of these was told, for all that follow until the next scheduled fit.
   */
  private ToldModel unscheduled(
      List<FinishedTrial> trials, int odd, BelievedErrors believed, KernelChoice choice) {
    int size = odd + 1;
    Fitted fitted = fitted(lastUnscheduled, trials.subList(0, size), choice);
    if (firstNotRepresented(fitted, trials, size, believed) >= 0) {
      size = trials.size();
      fitted = fitted(lastUnscheduled, trials, choice);
    }
    lastUnscheduled = fitted;
    return told(fitted, trials.subList(size, trials.size()), believed);
  }

  /** The index, from the given one on, of the first trial whose error the fit cannot represent. */
  private static int firstNotRepresented(
      Fitted fitted, List<FinishedTrial> trials, int from, BelievedErrors believed) {
    return IntStream.range(from, trials.size())
        .filter(i -> !fitted.model().represents(believed.of(trials.get(i))))
        .findFirst()
        .orElse(-1);
  }

  private ToldModel told(Fitted fitted, List<FinishedTrial> further, BelievedErrors believed) {
    ErrorModel model = fitted.model().with(further, believed::of, fitted.growing(), encoding);
    return new ToldModel(model, fitted.growing(), further, encoding);
  }

  /** The fit, which is the known one if that is of the same trials. */
  private Fitted fitted(@Nullable Fitted known, List<FinishedTrial> trials, KernelChoice choice) {
    List<FinishedTrial> seen = seen(trials);
    if (known != null && known.isOf(seen, choice.lengthscales())) {
      return known;
    }
    ErrorModel model = ErrorModel.ofErrors(seen, earlier, encoding, choice);
    return new Fitted(
        List.copyOf(seen), choice.lengthscales(), model, new GrowingProcess(model.process()));
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
