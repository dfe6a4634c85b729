package org.hsicgpbo.trainers.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trainers.data.Encoding;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.Task;
import org.hsicgpbo.trainers.network.NetworkKind;
import org.hsicgpbo.trainers.network.NetworkSettings;
import org.hsicgpbo.trainers.network.TrainingSettings;
import org.hsicgpbo.trainers.network.plan.NetworkPlan;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * All that is to be known of a saved network.
 *
 * @param format version of this record
 * @param origin where it comes from
 * @param network how it is built
 * @param shape of an input
 * @param task what it tells
 * @param encoding of inputs and targets
 * @param figures how good and how costly it is
 */
public record ModelCard(
    int format,
    Origin origin,
    Architecture network,
    InputShape shape,
    Task task,
    Encoding encoding,
    Figures figures) {
  /** The present version. */
  public static final int FORMAT = 1;

  /** Checks that the parts fit each other. */
  public ModelCard {
    if (format != FORMAT) {
      throw new IllegalArgumentException(
          "its card has the format %d; this version reads %d.".formatted(format, FORMAT));
    }
    if (encoding.inputs().width() != shape.size()) {
      throw new IllegalArgumentException(
          "its card encodes %d inputs for a network of %d."
              .formatted(encoding.inputs().width(), shape.size()));
    }
    if (task instanceof Task.Regression
        && (encoding.targets().mean().length != task.outputs()
            || encoding.targets().scale().length != task.outputs())) {
      throw new IllegalArgumentException(
          "its card scales other targets than the %d of the network.".formatted(task.outputs()));
    }
  }

  /**
   * Where a network comes from: with the same program and machine, what is needed to get it again.
   *
   * @param problem the keys under {@code problem} of the study file
   * @param studySeed seed of the study, from which data and splits follow
   * @param trial number of the trial whose configuration it has
   * @param seed of its training
   * @param trainedOn train or train+validation
   * @param examples how many it was trained on
   * @param dataChecksum SHA-256 of the data and what shapes their splits; empty for computed data
   * @param versions what it was trained with
   */
  public record Origin(
      Map<String, Object> problem,
      long studySeed,
      int trial,
      long seed,
      String trainedOn,
      int examples,
      String dataChecksum,
      Versions versions) {}

  /**
   * How a network is built.
   *
   * @param kind mlp or cnn
   * @param configuration the active hyperparameters by name
   * @param epochs how often it saw the examples, at most
   * @param parameters how many it has
   */
  public record Architecture(
      String kind, Map<String, Object> configuration, int epochs, long parameters) {}

  /**
   * How good and how costly a network is.
   *
   * @param validationError root mean square difference, or share of wrong classes; of examples that
   *     it was trained on, if it was
   * @param testError the same on the test examples
   * @param flops of one forward pass of one example
   * @param seconds of its training
   * @param metrics further figures by name, those that are finite
   */
  public record Figures(
      double validationError,
      double testError,
      double flops,
      double seconds,
      Map<String, Double> metrics) {
    /** Those of a training. */
    public static Figures of(TrialOutcome.Completed outcome) {
      Map<String, Double> finite = new LinkedHashMap<>(outcome.metrics());
      finite.values().removeIf(value -> !Double.isFinite(value));
      return new Figures(
          outcome.error(),
          outcome.testError(),
          outcome.cost().flops(),
          outcome.cost().seconds(),
          finite);
    }
  }

  /** The layers of the network. */
  NetworkPlan plan() {
    return settings().plan(shape, task);
  }

  NetworkSettings settings() {
    return NetworkSettings.of(NetworkKind.of(network.kind()), configuration());
  }

  TrainingSettings training() {
    return TrainingSettings.of(configuration(), task, network.epochs());
  }

  private Configuration configuration() {
    Map<String, Value> values = new LinkedHashMap<>();
    network.configuration().forEach((name, raw) -> values.put(name, Value.ofRaw(raw)));
    return new Configuration(values);
  }
}
