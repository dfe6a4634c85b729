package org.hsicgpbo.driver.executor;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.StreamSupport;

/**
 * Finds who can train at an address.
 *
 * @param providers those on the class path
 */
public record RemoteExecutors(List<ExecutorProvider> providers) {
  /** Copies the list. */
  public RemoteExecutors {
    providers = List.copyOf(providers);
  }

  /** The providers on the class path of this program. */
  public static RemoteExecutors ofProgram() {
    return new RemoteExecutors(
        StreamSupport.stream(ServiceLoader.load(ExecutorProvider.class).spliterator(), false)
            .toList());
  }

  /**
   * The provider for an address.
   *
   * @throws ExecutorAddressException if there is none
   */
  public ExecutorProvider require(String address) {
    Optional<ExecutorProvider> found =
        providers.stream().filter(provider -> provider.knows(address)).findFirst();
    return found.orElseThrow(
        () ->
            new ExecutorAddressException(
                providers.isEmpty()
                    ? "--executor %s: the part of the program that trains on clusters is not on the class path. Start it by ./hsic-gpbo, which builds that part and adds it, or build it by 'mvn -Pspark package' and run spark-executor/target/spark-executor.jar."
                        .formatted(address)
                    : "--executor %s: it must be the master of a Spark cluster: spark://host:7077, local[4] or local[*] (this machine, to try), yarn, or k8s://https://host:port."
                        .formatted(address)));
  }
}
