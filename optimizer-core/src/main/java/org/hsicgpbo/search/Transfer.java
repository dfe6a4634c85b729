package org.hsicgpbo.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitInterval;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;

/**
 * Trials of one space as trials of another, by the names of hyperparameters. A trial has a place in
 * the other space if its configuration has an allowed value for all that is active there; what the
 * other space does not have is dropped. Numbers may change their kind: 16 and 16.0 are one value.
 *
 * @param trials those that have a place
 * @param leftOut why others have none, and how many, such as "momentum has no value" → 12
 */
public record Transfer(List<FinishedTrial> trials, Map<String, Integer> leftOut) {
  /** Copies both. */
  public Transfer {
    trials = List.copyOf(trials);
    leftOut = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
  }

  /**
   * The trials of a history in another space.
   *
   * @param seed of the draws of U inside the intervals of discrete values
   */
  public static Transfer of(TrialHistory history, SearchSpace space, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<FinishedTrial> trials = new ArrayList<>();
    Map<String, Integer> leftOut = new LinkedHashMap<>();
    for (FinishedTrial trial : history.trials()) {
      Placed placed = place(trial.configuration(), space, random);
      if (placed.obstacle().isPresent()) {
        leftOut.merge(placed.obstacle().get(), 1, Integer::sum);
        continue;
      }
      UnitPoint point = new UnitPoint(placed.coordinates());
      Suggestion suggestion =
          new Suggestion(point, space.decode(point), trial.trial().suggestion().stage());
      trials.add(
          new Trial(trial.trial().number(), trial.trial().seed(), suggestion)
              .finish(trial.outcome()));
    }
    return new Transfer(trials, leftOut);
  }

  /** Coordinates, or what keeps a configuration out. */
  private record Placed(double[] coordinates, Optional<String> obstacle) {}

  private static Placed place(
      Configuration configuration, SearchSpace space, RandomGenerator random) {
    double[] u = new double[space.dimensions()];
    Arrays.fill(u, Double.NaN);
    for (int i : space.parentsFirst()) {
      Hyperparameter hyperparameter = space.get(i);
      // What is decided so far tells whether it is active; what is not plays no part in that.
      double[] probe = u.clone();
      Arrays.setAll(probe, k -> Double.isNaN(probe[k]) ? 0.5 : probe[k]);
      if (!space.activate(probe).isActive(i)) {
        continue;
      }
      Optional<Value> value = configuration.get(hyperparameter.name());
      if (value.isEmpty()) {
        return new Placed(u, Optional.of(hyperparameter.name() + " has no value"));
      }
      Optional<UnitInterval> interval = interval(hyperparameter, value.get());
      if (interval.isEmpty()) {
        return new Placed(
            u,
            Optional.of(
                "%s is not %s".formatted(hyperparameter.name(), hyperparameter.describe())));
      }
      UnitInterval at = interval.get();
      u[i] = at.at(at.low() < at.high() ? random.nextDouble() : 0);
    }
    return new Placed(u, Optional.empty());
  }

  /** The interval of the value, or of the same number of another kind. */
  private static Optional<UnitInterval> interval(Hyperparameter hyperparameter, Value value) {
    for (Value candidate : sameValues(value)) {
      try {
        return Optional.of(hyperparameter.intervalOf(candidate));
      } catch (IllegalArgumentException e) {
        // The next kind, or none.
      }
    }
    return Optional.empty();
  }

  private static List<Value> sameValues(Value value) {
    if (value instanceof Value.Int integer) {
      return List.of(value, Value.of((double) integer.value()), Value.of(value.toString()));
    }
    if (value instanceof Value.Real real && real.value() == Math.rint(real.value())) {
      return List.of(value, Value.of((long) real.value()));
    }
    return value instanceof Value.Bool
        ? List.of(value, Value.of(value.toString()))
        : List.of(value);
  }
}
