package org.hsicgpbo.driver.plan;

import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.hsicgpbo.space.Condition;
import org.hsicgpbo.space.DiscreteHyperparameter;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.Value;

/**
 * How large a search space is.
 *
 * @param continuous hyperparameters that can have any value of an interval
 * @param discrete hyperparameters that have finitely many values
 * @param conditional those among both that are not always active
 * @param combinations how many combinations of the discrete ones there are, one that is inactive
 *     counted as having no value; constraints are not heeded
 * @param admitted share of random configurations that the constraints admit; 1 without constraints
 */
public record SpaceSize(
    int continuous, int discrete, int conditional, BigInteger combinations, double admitted) {
  /** Enough to tell a share of one in a thousand from none. */
  private static final int DRAWS = 5000;

  /** The size of a space; the share is estimated from draws of the seed. */
  public static SpaceSize of(SearchSpace space, long seed) {
    List<Hyperparameter> all = space.hyperparameters();
    int discrete = (int) all.stream().filter(DiscreteHyperparameter.class::isInstance).count();
    int conditional =
        (int) all.stream().filter(h -> h.condition() instanceof Condition.ParentIn).count();
    BigInteger combinations =
        all.stream()
            .filter(h -> !(h.condition() instanceof Condition.ParentIn))
            .map(root -> combinations(root, all))
            .reduce(BigInteger.ONE, BigInteger::multiply);
    return new SpaceSize(
        all.size() - discrete, discrete, conditional, combinations, admitted(space, seed));
  }

  /** All hyperparameters. */
  public int hyperparameters() {
    return continuous + discrete;
  }

  /** Of a hyperparameter that is active, together with those that depend on it. */
  private static BigInteger combinations(Hyperparameter of, List<Hyperparameter> all) {
    if (!(of instanceof DiscreteHyperparameter discrete)) {
      return BigInteger.ONE;
    }
    List<Hyperparameter> children =
        all.stream()
            .filter(
                child ->
                    child.condition() instanceof Condition.ParentIn in
                        && in.parent().equals(of.name()))
            .toList();
    Set<Value> deciding = new LinkedHashSet<>();
    children.forEach(child -> deciding.addAll(((Condition.ParentIn) child.condition()).values()));
    BigInteger others = BigInteger.valueOf(discrete.cardinality() - deciding.size());
    return deciding.stream()
        .map(
            value ->
                children.stream()
                    .filter(
                        child -> ((Condition.ParentIn) child.condition()).values().contains(value))
                    .map(child -> combinations(child, all))
                    .reduce(BigInteger.ONE, BigInteger::multiply))
        .reduce(others, BigInteger::add);
  }

  private static double admitted(SearchSpace space, long seed) {
    if (!space.isConstrained()) {
      return 1;
    }
    SearchSpace free = new SearchSpace(space.hyperparameters());
    SplittableRandom random = new SplittableRandom(seed);
    int admitted = 0;
    for (int i = 0; i < DRAWS; i++) {
      admitted += space.admits(free.decode(free.sample(random))) ? 1 : 0;
    }
    return admitted / (double) DRAWS;
  }
}
