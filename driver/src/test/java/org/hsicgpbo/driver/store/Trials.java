package org.hsicgpbo.driver.store;

import java.util.Random;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.LogRealHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;

/** A space with every kind of value and a condition, and trials in it. */
public final class Trials {
  static final SearchSpace SPACE =
      SearchSpace.of(
          new IntegerHyperparameter("n-units", 4, 256),
          CategoricalHyperparameter.of("activation", "relu", "tanh"),
          new LogRealHyperparameter("learning-rate", 1e-5, 1e-1),
          new BooleanHyperparameter("dropout"),
          new RealHyperparameter("dropout-rate", 0.0, 0.5).when("dropout", Value.of(true)));

  private Trials() {}

  /** A trial whose coordinates are drawn from its number. */
  public static Trial trial(int number) {
    UnitPoint point = SPACE.sample(new Random(number));
    return new Trial(number, 1000L + number, new Suggestion(point, SPACE.decode(point), "warm-up"));
  }

  /** A study file of that space. */
  public static StudyFile study(String name) {
    return study(name, 100);
  }

  /** A study file with that budget. */
  public static StudyFile study(String name, int trials) {
    String text =
        """
        study: %s # λ
        seed: 42
        problem: {type: command, command: [train]}
        space:
          n-units: {type: integer, low: 4, high: 256}
          activation: {type: categorical, values: [relu, tanh]}
          learning-rate: {type: real, low: 1e-5, high: 1e-1, log: true}
          dropout: {type: boolean}
          dropout-rate: {type: real, low: 0.0, high: 0.5, when: {dropout: true}}
        strategy: {type: random}
        budget: {trials: %d}
        """
            .formatted(name, trials);
    return new StudyFileReader().read(text, name + ".yaml");
  }
}
