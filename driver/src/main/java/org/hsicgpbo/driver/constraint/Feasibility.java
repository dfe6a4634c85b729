package org.hsicgpbo.driver.constraint;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.SearchSpace;

/**
 * What 10,000 quasi-random configurations (Sobol' points) say of constraints before anything is
 * trained: whether they have a value, whether they can be satisfied together, and how often.
 */
public final class Feasibility {
  /** How many configurations are looked at. */
  public static final int LOOKED_AT = 10_000;

  private final List<BitSet> satisfied;
  private final Map<Integer, ConstraintException> failures;

  private Feasibility(List<BitSet> satisfied, Map<Integer, ConstraintException> failures) {
    this.satisfied = satisfied;
    this.failures = failures;
  }

  /** Looks at constraints of the space; those that the space itself has do not count. */
  public static Feasibility of(SearchSpace space, List<ExpressionConstraint> constraints) {
    List<BitSet> satisfied = constraints.stream().map(c -> new BitSet(LOOKED_AT)).toList();
    Map<Integer, ConstraintException> failures = new TreeMap<>();
    int number = 0;
    Iterator<Configuration> configurations = configurations(space).iterator();
    while (configurations.hasNext()) {
      Configuration configuration = configurations.next();
      for (int k = 0; k < constraints.size(); k++) {
        if (!failures.containsKey(k)) {
          try {
            satisfied.get(k).set(number, constraints.get(k).evaluate(configuration));
          } catch (ConstraintException e) {
            failures.put(k, e.of(configuration));
          }
        }
      }
      number++;
    }
    return new Feasibility(satisfied, failures);
  }

  /** The share of all configurations that the constraints of the space admit, 0 to 1. */
  public static double share(SearchSpace space) {
    return configurations(space).filter(space::admits).count() / (double) LOOKED_AT;
  }

  private static Stream<Configuration> configurations(SearchSpace space) {
    SobolSequenceGenerator sobol = new SobolSequenceGenerator(space.dimensions());
    return IntStream.range(0, LOOKED_AT)
        .mapToObj(k -> space.decode(space.activate(sobol.nextVector())));
  }

  /** By the index of the constraint, why it has no value for some configuration. */
  public Map<Integer, ConstraintException> failures() {
    return Map.copyOf(failures);
  }

  /**
   * Indices of constraints that no configuration satisfies together, none of which could be left
   * out; empty if all can be satisfied.
   */
  public List<Integer> conflict() {
    List<Integer> all = new ArrayList<>(IntStream.range(0, satisfied.size()).boxed().toList());
    if (!together(all).isEmpty()) {
      return List.of();
    }
    for (Integer index : List.copyOf(all)) {
      List<Integer> others = new ArrayList<>(all);
      others.remove(index);
      if (together(others).isEmpty()) {
        all = others;
      }
    }
    return List.copyOf(all);
  }

  private BitSet together(List<Integer> indices) {
    BitSet together = new BitSet(LOOKED_AT);
    together.set(0, LOOKED_AT);
    indices.forEach(index -> together.and(satisfied.get(index)));
    return together;
  }
}
