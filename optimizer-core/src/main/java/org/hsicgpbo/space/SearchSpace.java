package org.hsicgpbo.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The hyperparameters of a study, in the order in which they were given, with their activation
 * conditions and constraints.
 *
 * <p>A hyperparameter may depend on a parent that depends on another one, to any depth; a parent
 * may stand before or after its children.
 *
 * <p>Constraints say which configurations may be trained. A point of the unit cube decodes whether
 * it is admissible or not; {@link #sample} draws admissible ones only, and whoever makes points in
 * another way asks {@link #admits(UnitPoint)}.
 */
public final class SearchSpace {
  /**
   * So many draws are looked at for an admissible one: of a space of which a thousandth is
   * admissible all of them miss with a chance of 1e-434.
   */
  private static final int MOST_DRAWS = 1_000_000;

  private final List<Hyperparameter> hyperparameters;
  private final Map<String, Integer> indexByName;
  private final int[] parentsFirst;
  private final List<Constraint> constraints;

  /**
   * Checks names, parents, values named by conditions, and that conditions have no cycle.
   *
   * @throws InvalidSpaceException naming the hyperparameter at fault
   */
  public SearchSpace(List<? extends Hyperparameter> hyperparameters) {
    this(hyperparameters, List.of());
  }

  private SearchSpace(
      List<? extends Hyperparameter> hyperparameters, List<Constraint> constraints) {
    this.indexByName = index(List.copyOf(hyperparameters));
    Map<String, Hyperparameter> byName = new LinkedHashMap<>();
    hyperparameters.forEach(h -> byName.put(h.name(), h));
    this.hyperparameters =
        hyperparameters.stream().<Hyperparameter>map(h -> withParentsValues(h, byName)).toList();
    this.parentsFirst = orderParentsFirst();
    this.constraints = List.copyOf(constraints);
  }

  /** A space of the given hyperparameters. */
  public static SearchSpace of(Hyperparameter... hyperparameters) {
    return new SearchSpace(List.of(hyperparameters));
  }

  /** The same hyperparameters under these constraints, all of which must hold, and no others. */
  public SearchSpace where(List<? extends Constraint> newConstraints) {
    return new SearchSpace(hyperparameters, List.copyOf(newConstraints));
  }

  /** The same hyperparameters under these constraints, all of which must hold, and no others. */
  public SearchSpace where(Constraint... newConstraints) {
    return where(List.of(newConstraints));
  }

  /** What every trained configuration satisfies; empty for most spaces. */
  public List<Constraint> constraints() {
    return constraints;
  }

  /** Whether there is any constraint. */
  public boolean isConstrained() {
    return !constraints.isEmpty();
  }

  /** Whether the configuration satisfies every constraint. */
  public boolean admits(Configuration configuration) {
    for (Constraint constraint : constraints) {
      if (!constraint.admits(configuration)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the configuration of the point satisfies every constraint. */
  public boolean admits(UnitPoint point) {
    return !isConstrained() || admits(decode(point));
  }

  /** All hyperparameters, in the given order. */
  public List<Hyperparameter> hyperparameters() {
    return hyperparameters;
  }

  /** How many hyperparameters there are. */
  public int dimensions() {
    return hyperparameters.size();
  }

  /** The hyperparameter at the index. */
  public Hyperparameter get(int index) {
    return hyperparameters.get(index);
  }

  /**
   * The index of the hyperparameter of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public int indexOf(String name) {
    Integer index = indexByName.get(name);
    if (index == null) {
      throw new IllegalArgumentException(
          "There is no hyperparameter (%s); there are %s.".formatted(name, indexByName.keySet()));
    }
    return index;
  }

  /** Whether there is a hyperparameter of that name. */
  public boolean contains(String name) {
    return indexByName.containsKey(name);
  }

  /** Indices of all hyperparameters, each parent before its children. */
  public int[] parentsFirst() {
    return parentsFirst.clone();
  }

  /**
   * A point with every coordinate uniform on [0,1), inactive ones set to NaN. Under constraints it
   * is drawn until it is admissible (rejection sampling), which makes it uniform on the admissible
   * part of the cube: its coordinates are then no longer independent.
   *
   * @throws IllegalStateException if none of a million draws is admissible
   */
  public UnitPoint sample(RandomGenerator random) {
    return firstAdmissible(() -> draw(random));
  }

  /**
   * The first admissible point of a series.
   *
   * @throws IllegalStateException if none of the first million is
   */
  public UnitPoint firstAdmissible(Supplier<UnitPoint> points) {
    return firstAdmissible(points, MOST_DRAWS)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "None of %,d configurations satisfies %s. Loosen the constraints or widen the space."
                        .formatted(
                            MOST_DRAWS, constraints.stream().map(Constraint::text).toList())));
  }

  /** The first admissible point of a series; empty if none of the first {@code most} is. */
  public Optional<UnitPoint> firstAdmissible(Supplier<UnitPoint> points, int most) {
    for (int k = 0; k < most; k++) {
      UnitPoint point = points.get();
      if (admits(point)) {
        return Optional.of(point);
      }
    }
    return Optional.empty();
  }

  private UnitPoint draw(RandomGenerator random) {
    double[] u = new double[dimensions()];
    for (int i = 0; i < u.length; i++) {
      u[i] = random.nextDouble();
    }
    return activate(u);
  }

  /**
   * The canonical point: coordinates of inactive hyperparameters become NaN.
   *
   * @param u one coordinate in [0,1] for each hyperparameter, inactive ones included; an active one
   *     must not be NaN
   */
  public UnitPoint activate(double[] u) {
    checkDimensions(u.length);
    double[] canonical = u.clone();
    for (int i : parentsFirst) {
      if (!isActive(i, canonical)) {
        canonical[i] = Double.NaN;
      } else if (Double.isNaN(u[i])) {
        throw new IllegalArgumentException(
            "The active hyperparameter (%s) has no coordinate.".formatted(get(i).name()));
      }
    }
    return new UnitPoint(canonical);
  }

  /** The configuration of the point: values of the active hyperparameters. */
  public Configuration decode(UnitPoint point) {
    UnitPoint canonical = activate(point.toArray());
    Map<String, Value> values = new LinkedHashMap<>();
    for (int i = 0; i < dimensions(); i++) {
      if (canonical.isActive(i)) {
        values.put(get(i).name(), get(i).valueAt(canonical.get(i)));
      }
    }
    return new Configuration(values);
  }

  /**
   * A point that decodes to the configuration; a discrete value gets a uniform draw inside its
   * interval (Novello et al. 2023, section 3.1), so that stored values without their U can be
   * analysed.
   *
   * @throws IllegalArgumentException if an active value is missing or not allowed, or an unknown or
   *     inactive one is given
   */
  public UnitPoint encode(Configuration configuration, RandomGenerator random) {
    double[] u = new double[dimensions()];
    Arrays.fill(u, Double.NaN);
    for (int i : parentsFirst) {
      Hyperparameter hyperparameter = get(i);
      boolean given = configuration.get(hyperparameter.name()).isPresent();
      boolean active = isActive(i, u);
      if (active != given) {
        throw new IllegalArgumentException(
            active
                ? "The configuration (%s) has no value for the active hyperparameter (%s)."
                    .formatted(configuration, hyperparameter.name())
                : "The configuration (%s) has a value for the inactive hyperparameter (%s)."
                    .formatted(configuration, hyperparameter.name()));
      }
      if (active) {
        UnitInterval interval =
            hyperparameter.intervalOf(configuration.get(hyperparameter.name()).orElseThrow());
        u[i] = interval.at(interval.low() < interval.high() ? random.nextDouble() : 0);
      }
    }
    configuration.values().keySet().forEach(this::indexOf);
    return new UnitPoint(u);
  }

  private boolean isActive(int index, double[] u) {
    if (get(index).condition() instanceof Condition.ParentIn condition) {
      int parent = indexOf(condition.parent());
      return !Double.isNaN(u[parent])
          && condition.values().contains(get(parent).valueAt(u[parent]));
    }
    return true;
  }

  private void checkDimensions(int length) {
    if (length != dimensions()) {
      throw new IllegalArgumentException(
          "The point has %d coordinates, the space %d hyperparameters."
              .formatted(length, dimensions()));
    }
  }

  private static Map<String, Integer> index(List<Hyperparameter> hyperparameters) {
    if (hyperparameters.isEmpty()) {
      throw new InvalidSpaceException("", "A search space must have at least one hyperparameter.");
    }
    Map<String, Integer> index = new LinkedHashMap<>();
    for (Hyperparameter hyperparameter : hyperparameters) {
      if (index.put(hyperparameter.name(), index.size()) != null) {
        throw new InvalidSpaceException(
            hyperparameter.name(),
            "The hyperparameter (%s) is defined twice.".formatted(hyperparameter.name()));
      }
    }
    return Collections.unmodifiableMap(index);
  }

  /**
   * The child with a condition in the parent's own values: a condition may name the integer 2 as
   * 2.0, and {@link #isActive} compares values.
   */
  private static Hyperparameter withParentsValues(
      Hyperparameter child, Map<String, Hyperparameter> byName) {
    if (!(child.condition() instanceof Condition.ParentIn condition)) {
      return child;
    }
    Hyperparameter named = byName.get(condition.parent());
    if (named == null) {
      throw new InvalidSpaceException(
          child.name(),
          "Hyperparameter (%s) depends on (%s), which is not in the space; there are %s."
              .formatted(child.name(), condition.parent(), byName.keySet()));
    }
    if (!(named instanceof DiscreteHyperparameter parent)) {
      throw new InvalidSpaceException(
          child.name(),
          "Hyperparameter (%s) depends on (%s), which is continuous. A parent must be an integer, categorical or boolean."
              .formatted(child.name(), condition.parent()));
    }
    Set<Value> values = new LinkedHashSet<>();
    for (Value value : condition.values()) {
      try {
        values.add(parent.valueAt(parent.intervalOf(value).centre()));
      } catch (IllegalArgumentException e) {
        throw new InvalidSpaceException(
            child.name(),
            "The condition of hyperparameter (%s): %s".formatted(child.name(), e.getMessage()));
      }
    }
    return child.withCondition(new Condition.ParentIn(parent.name(), values));
  }

  private int[] orderParentsFirst() {
    List<Integer> order = new ArrayList<>();
    Map<Integer, Boolean> done = new HashMap<>();
    for (int i = 0; i < dimensions(); i++) {
      visit(i, done, order);
    }
    return order.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Depth-first; a hyperparameter met again before it is done (false) closes a cycle. */
  private void visit(int index, Map<Integer, Boolean> done, List<Integer> order) {
    Boolean state = done.putIfAbsent(index, false);
    if (Boolean.TRUE.equals(state)) {
      return;
    }
    if (state != null) {
      throw new InvalidSpaceException(
          get(index).name(),
          "The conditions of hyperparameter (%s) form a cycle: it depends on itself."
              .formatted(get(index).name()));
    }
    if (get(index).condition() instanceof Condition.ParentIn condition) {
      visit(indexOf(condition.parent()), done, order);
    }
    done.put(index, true);
    order.add(index);
  }
}
