package org.hsicgpbo.trainers.network;

import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.Task;
import org.hsicgpbo.trainers.network.plan.ImpossibleNetworkException;
import org.hsicgpbo.trainers.network.plan.NetworkPlan;

/** What a configuration says of a network, apart from its training. */
public sealed interface NetworkSettings permits MlpSettings, CnnSettings {
  /** What all its hidden layers share. */
  HiddenSettings hidden();

  /**
   * The layers for such data.
   *
   * @throws ImpossibleNetworkException if there is no such network
   */
  NetworkPlan plan(InputShape input, Task task);

  /**
   * Reads a configuration whose space passed {@link KnownHyperparameters#check}; a hyperparameter
   * that is not in it has its default.
   *
   * @throws IllegalArgumentException if a value is not allowed
   */
  static NetworkSettings of(NetworkKind kind, Configuration configuration) {
    Hyperparameters values = new Hyperparameters(configuration);
    return switch (kind) {
      case MLP -> MlpSettings.of(values);
      case CNN -> CnnSettings.of(values);
    };
  }
}
