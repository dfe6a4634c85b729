package org.hsicgpbo.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hsicgpbo.acquisition.InputEncoding;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.surrogate.KernelChoice;
import org.hsicgpbo.surrogate.KernelParameters;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;

class ErrorModelsTest {
  private static final SearchSpace SPACE = SearchSpace.of(new RealHyperparameter("x", 0.0, 1.0));
  private static final KernelChoice CHOICE = KernelChoice.defaults(1);

  private final InputEncoding encoding = new InputEncoding(SPACE);

  @Property
  void aFitIsNeverLongAgo(@ForAll @IntRange(min = 1, max = 200_000) int trials) {
    assertThat(trials - ErrorModels.fittedSize(trials)).isBetween(0, 255);
  }

  @Test
  void anErrorThatTheScaleLacksIsFittedOnceAndNotAtEverySuggestion() {
    // From 136 trials to 144 nothing is fitted by schedule; the errors ask for a logarithm.
    List<FinishedTrial> trials = trials(143);
    trials.set(138, finished(139, 0));
    assertThat(ErrorModels.fittedSize(143)).isEqualTo(136);
    ErrorModels models = models();
    assertThat(models.of(trials.subList(0, 138), CHOICE).model().represents(0)).isFalse();

    ErrorModel first = models.of(trials.subList(0, 139), CHOICE).model();
    ErrorModel later = models.of(trials, CHOICE).model();

    KernelParameters fitted = first.process().parameters();
    assertThat(first.represents(0)).isTrue();
    assertThat(later.process().parameters()).as("not fitted again").isSameAs(fitted);
    assertThat(later.process().data().size()).isEqualTo(143);
    double[] input = encoding.encode(new UnitPoint(0.3));
    assertThat(models().of(trials, CHOICE).model().process().mean(input))
        .as("a program that begins with all of them")
        .isEqualTo(later.process().mean(input));
  }

  private ErrorModels models() {
    return new ErrorModels(
        encoding, new EarlierObservations(EarlierTrials.none(), encoding, CHOICE));
  }

  /** Errors over five decades. */
  private static List<FinishedTrial> trials(int count) {
    SplittableRandom random = new SplittableRandom(5);
    List<FinishedTrial> trials = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      double u = random.nextDouble();
      trials.add(finished(number, u, Math.pow(10, -5 * Math.abs(u - 0.4) - 0.1)));
    }
    return trials;
  }

  private static FinishedTrial finished(int number, double error) {
    return finished(number, 0.9, error);
  }

  private static FinishedTrial finished(int number, double u, double error) {
    UnitPoint point = new UnitPoint(u);
    return new Trial(number, number, new Suggestion(point, SPACE.decode(point), "random"))
        .finish(TrialOutcome.Completed.of(error, Cost.UNKNOWN));
  }
}
