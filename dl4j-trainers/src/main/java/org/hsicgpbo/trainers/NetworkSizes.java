package org.hsicgpbo.trainers;

import java.util.Map;
import java.util.Optional;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.Dataset;
import org.hsicgpbo.trainers.network.NetworkKind;
import org.hsicgpbo.trainers.network.NetworkSettings;
import org.hsicgpbo.trainers.network.TrainingSettings;
import org.hsicgpbo.trainers.network.plan.NetworkPlan;
import org.hsicgpbo.trainers.network.plan.TrainingMemory;
import org.hsicgpbo.trainers.problem.Problems;
import org.hsicgpbo.trainers.problem.Settings;

/** How large the networks of a problem are, told before one is built. */
public final class NetworkSizes {
  private final Dataset data;
  private final NetworkKind kind;
  private final int epochs;

  private NetworkSizes(Dataset data, NetworkKind kind, int epochs) {
    this.data = data;
    this.kind = kind;
    this.epochs = epochs;
  }

  /**
   * The size of one network.
   *
   * @param parameters how many it has
   * @param work operations of training it on all examples for its epochs, forward passes alone
   * @param trainingBytes memory that training it takes outside the Java heap, estimated
   */
  public record Size(long parameters, double work, long trainingBytes) {}

  /**
   * Sizes for a problem; empty if its networks are not those of this program.
   *
   * @param problem the keys under {@code problem}, {@code type} among them
   * @param studySeed seed of the study
   * @param folders where data lie
   * @throws IllegalArgumentException if the data cannot be used; the message is for people
   */
  public static Optional<NetworkSizes> of(
      Map<String, Object> problem, long studySeed, DataFolders folders) {
    Settings settings = new Settings(problem);
    return ProblemTraits.of(settings.requiredText("type"))
        .map(
            traits -> {
              Dataset data = Problems.load(problem, studySeed, folders);
              return new NetworkSizes(
                  data,
                  Objectives.network(problem, data),
                  settings.integer("epochs", traits.epochs()));
            });
  }

  /** The size of a configuration's network; empty if there is no such network. */
  public Optional<Size> of(Configuration configuration) {
    try {
      NetworkPlan plan = NetworkSettings.of(kind, configuration).plan(data.shape(), data.task());
      TrainingSettings settings = TrainingSettings.of(configuration, data.task(), epochs);
      int examples = data.train().size();
      TrainingMemory memory =
          TrainingMemory.of(
              plan,
              Math.min(settings.batchSize(), examples),
              settings.optimizer().name().stateNumbers());
      return Optional.of(
          new Size(
              plan.parameters(),
              (double) plan.flops() * examples * settings.epochs(),
              memory.total()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
