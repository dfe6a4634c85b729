package org.hsicgpbo.trainers.network;

import static org.hsicgpbo.trainers.network.KnownHyperparameter.Scope.ANY;
import static org.hsicgpbo.trainers.network.KnownHyperparameter.Scope.CLASSES;
import static org.hsicgpbo.trainers.network.KnownHyperparameter.Scope.CNN;
import static org.hsicgpbo.trainers.network.KnownHyperparameter.Scope.IMAGES;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.hsicgpbo.space.DiscreteHyperparameter;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trainers.network.KnownHyperparameter.Scope;
import org.hsicgpbo.trainers.network.Subject.TaskKind;
import org.hsicgpbo.trainers.network.plan.Padding;

/**
 * The hyperparameters that the trainer understands, and which values they may have. Loads no DL4J
 * class.
 */
public final class KnownHyperparameters {
  /** Up to this many values of a discrete hyperparameter are checked one by one, else its ends. */
  private static final long MOST_CHECKED_VALUES = 1000;

  private static final int MOST_UNITS = 1_000_000;
  private static final Pattern UNITS_OF_A_LAYER = Pattern.compile("n-units-[1-9][0-9]{0,3}");
  private static final Map<String, KnownHyperparameter> KNOWN = known();

  private KnownHyperparameters() {}

  /**
   * What is wrong with a hyperparameter.
   *
   * @param hyperparameter its name
   * @param isUnknown whether there is no hyperparameter of that name
   * @param message what is wrong and what would be right
   */
  public record Objection(String hyperparameter, boolean isUnknown, String message) {}

  /** The names of those that a subject has. */
  public static List<String> names(Subject subject) {
    return KNOWN.values().stream()
        .filter(known -> known.reasonAgainst(subject).isEmpty())
        .map(KnownHyperparameter::name)
        .toList();
  }

  /**
   * All objections to a space; empty if the values of each hyperparameter are allowed. Whether a
   * network can be built from all together shows when it is planned.
   */
  public static List<Objection> check(Subject subject, SearchSpace space) {
    List<Objection> objections = new ArrayList<>();
    for (Hyperparameter hyperparameter : space.hyperparameters()) {
      check(subject, hyperparameter).ifPresent(objections::add);
    }
    return objections;
  }

  private static Optional<Objection> check(Subject subject, Hyperparameter hyperparameter) {
    String name = hyperparameter.name();
    Optional<KnownHyperparameter> found = find(name);
    if (found.isEmpty()) {
      String message =
          "The networks of this problem have no hyperparameter (%s); there are %s."
              .formatted(name, names(subject));
      return Optional.of(new Objection(name, true, message));
    }
    Optional<String> against = found.get().reasonAgainst(subject);
    if (against.isPresent()) {
      String message =
          "The hyperparameter (%s) has no effect here: %s.".formatted(name, against.get());
      return Optional.of(new Objection(name, false, message));
    }
    Rule rule = found.get().rule().apply(subject);
    return valuesToCheck(hyperparameter).stream()
        .filter(value -> !rule.accepts().test(value))
        .findFirst()
        .map(
            value ->
                new Objection(
                    name,
                    false,
                    "The value (%s) of hyperparameter (%s) is not allowed: it must be %s."
                        .formatted(value, name, rule.allowed())));
  }

  private static Optional<KnownHyperparameter> find(String name) {
    return UNITS_OF_A_LAYER.matcher(name).matches()
        ? Optional.of(new KnownHyperparameter(name, subject -> Rule.integer(1, MOST_UNITS), ANY))
        : Optional.ofNullable(KNOWN.get(name));
  }

  private static Rule losses(Subject subject) {
    return subject.task() == TaskKind.REGRESSION
        ? Rule.oneOf(List.of(Names.label(LossName.MSE), Names.label(LossName.MAE)))
        : Rule.oneOf(LossName.class);
  }

  /** The dense layers of a convolutional network may be none. */
  private static Rule layers(Subject subject) {
    return Rule.integer(subject.network() == NetworkKind.CNN ? 0 : 1, 1000);
  }

  private static List<Value> valuesToCheck(Hyperparameter hyperparameter) {
    if (hyperparameter instanceof DiscreteHyperparameter discrete
        && discrete.cardinality() <= MOST_CHECKED_VALUES) {
      List<Value> values = new ArrayList<>();
      for (long k = 0; k < discrete.cardinality(); k++) {
        values.add(discrete.valueAtIndex(k));
      }
      return values;
    }
    return List.of(hyperparameter.valueAt(0), hyperparameter.valueAt(1));
  }

  private static Map<String, KnownHyperparameter> known() {
    Map<String, KnownHyperparameter> known = new LinkedHashMap<>();
    addLayers(known);
    addConvolutions(known);
    addOptimizer(known);
    addTraining(known);
    return known;
  }

  private static void addLayers(Map<String, KnownHyperparameter> known) {
    add(known, "n-layers", ANY, KnownHyperparameters::layers);
    add(known, "n-units", ANY, Rule.integer(1, MOST_UNITS));
    add(known, "activation", ANY, Rule.oneOf(ActivationName.class));
    add(known, "weight-init", ANY, Rule.oneOf(WeightInitName.class));
    add(known, "batch-norm", ANY, Rule.truth());
    add(known, "residual", ANY, Rule.truth());
    add(known, "dropout", ANY, Rule.truth());
    add(known, "dropout-rate", ANY, Rule.share());
  }

  private static void addConvolutions(Map<String, KnownHyperparameter> known) {
    add(known, "n-stages", CNN, Rule.integer(1, 100));
    add(known, "convolutions-per-stage", CNN, Rule.integer(1, 100));
    add(known, "filters", CNN, Rule.integer(1, 100_000));
    add(known, "filter-growth", CNN, Rule.positive());
    add(known, "kernel-size", CNN, Rule.integer(1, 1000));
    add(known, "padding", CNN, Rule.oneOf(Padding.class));
    add(known, "pooling", CNN, Rule.oneOf(DownsamplingName.class));
    add(known, "stride", CNN, Rule.integer(1, 1000));
    add(known, "global-pooling", CNN, Rule.truth());
  }

  private static void addOptimizer(Map<String, KnownHyperparameter> known) {
    add(known, "optimizer", ANY, Rule.oneOf(OptimizerName.class));
    add(known, "learning-rate", ANY, Rule.positive());
    add(known, "momentum", ANY, Rule.share());
    add(known, "beta1", ANY, Rule.share());
    add(known, "beta2", ANY, Rule.share());
    add(known, "rho", ANY, Rule.share());
    add(known, "epsilon", ANY, Rule.positive());
    add(known, "schedule", ANY, Rule.oneOf(ScheduleName.class));
    add(known, "decay", ANY, Rule.number("a number above 0, at most 1", x -> x > 0 && x <= 1));
    add(known, "l1", ANY, Rule.notNegative());
    add(known, "l2", ANY, Rule.notNegative());
    add(known, "weight-decay", ANY, Rule.notNegative());
    add(known, "gradient-clipping", ANY, Rule.notNegative());
  }

  private static void addTraining(Map<String, KnownHyperparameter> known) {
    add(known, "batch-size", ANY, Rule.integer(1, 1_000_000_000));
    add(known, "epochs", ANY, Rule.integer(1, 1_000_000));
    add(known, "patience", ANY, Rule.integer(0, 1_000_000));
    add(known, "loss", ANY, KnownHyperparameters::losses);
    add(known, "label-smoothing", CLASSES, Rule.share());
    add(known, "flip", IMAGES, Rule.truth());
    add(known, "crop", IMAGES, Rule.integer(0, 1000));
  }

  private static void add(
      Map<String, KnownHyperparameter> known, String name, Scope scope, Rule rule) {
    add(known, name, scope, subject -> rule);
  }

  private static void add(
      Map<String, KnownHyperparameter> known,
      String name,
      Scope scope,
      Function<Subject, Rule> rule) {
    known.put(name, new KnownHyperparameter(name, rule, scope));
  }
}
