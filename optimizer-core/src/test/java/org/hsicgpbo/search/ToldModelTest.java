package org.hsicgpbo.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.data.Offset;
import org.hsicgpbo.acquisition.InputEncoding;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.surrogate.GaussianProcess;
import org.hsicgpbo.surrogate.GrowingProcess;
import org.hsicgpbo.surrogate.KernelChoice;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;

/** Trials that were told in another order than they began, others pending between them. */
class ToldModelTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new RealHyperparameter("x", 0, 1),
          new RealHyperparameter("y", 0, 1),
          IntegerHyperparameter.log("n-units", 4, 256),
          new BooleanHyperparameter("dropout"),
          new RealHyperparameter("dropout-rate", 0, 0.5).when("dropout", Value.of(true)));
  private static final InputEncoding ENCODING = new InputEncoding(SPACE);
  private static final KernelChoice KERNEL = KernelChoice.defaults(SPACE.dimensions());
  private static final int FITTED = 16;
  private static final int LATER = 20;
  private static final int PENDING = 9;
  private static final int POINTS = 100;
  private static final double TOLERANCE = 1e-9;

  @Property(tries = 10)
  void believesTheSameInTheOrderOfNumbersAndInThatOfTelling(
      @ForAll @LongRange(max = 1_000_000) long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<FinishedTrial> fitted = new ArrayList<>();
    for (int number = 1; number <= FITTED; number++) {
      fitted.add(end(trial(number, random)));
    }
    List<Trial> later = new ArrayList<>();
    for (int number = FITTED + 1; number <= FITTED + LATER; number++) {
      later.add(trial(number, random));
    }
    Collections.shuffle(later, new Random(seed));
    List<Trial> pending = later.subList(0, PENDING);
    List<FinishedTrial> further =
        later.subList(PENDING, LATER).stream().map(ToldModelTest::end).toList();
    ToldModel told = told(fitted, further);

    GaussianProcess known = told.model().process();
    GaussianProcess byNumber = told.believing(pending).process();
    GaussianProcess byTelling = told.believingInToldOrder(pending).process();
    for (int k = 0; k < POINTS; k++) {
      double[] input = ENCODING.encode(SPACE.sample(random));
      GaussianProcess.Prediction expected = byTelling.predict(input);
      GaussianProcess.Prediction actual = byNumber.predict(input);
      assertThat(actual.mean()).isCloseTo(expected.mean(), relative(expected.mean()));
      assertThat(actual.mean()).isCloseTo(known.mean(input), relative(known.mean(input)));
      assertThat(actual.variance()).isCloseTo(expected.variance(), relative(expected.variance()));
      assertThat(actual.variance()).isLessThan(known.predict(input).variance());
    }
  }

  /** Targets are standardised: a mean near 0 is a sum of numbers of about 1. */
  private static Offset<Double> relative(double expected) {
    return within(TOLERANCE * Math.max(0.1, Math.abs(expected)));
  }

  private static ToldModel told(List<FinishedTrial> fitted, List<FinishedTrial> further) {
    EarlierObservations none = new EarlierObservations(EarlierTrials.none(), ENCODING, KERNEL);
    ErrorModel fit = ErrorModel.ofErrors(fitted, none, ENCODING, KERNEL);
    GrowingProcess growing = new GrowingProcess(fit.process());
    ErrorModel model = fit.with(further, FinishedTrial::errorOrWorst, growing, ENCODING);
    return new ToldModel(model, growing, further, ENCODING);
  }

  private static Trial trial(int number, SplittableRandom random) {
    UnitPoint point = SPACE.sample(random);
    return new Trial(number, number, new Suggestion(point, SPACE.decode(point), "random"));
  }

  private static FinishedTrial end(Trial trial) {
    double x = trial.suggestion().configuration().get("x").orElseThrow().asNumber();
    double y = trial.suggestion().configuration().get("y").orElseThrow().asNumber();
    double error = 0.1 + (x - 0.3) * (x - 0.3) + y * y / (1 + x);
    return trial.finish(TrialOutcome.Completed.of(error, new Cost(1, 1, 1)));
  }
}
