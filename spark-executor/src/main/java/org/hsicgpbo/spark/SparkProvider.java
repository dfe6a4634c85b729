package org.hsicgpbo.spark;

import java.util.Map;
import org.hsicgpbo.driver.executor.ExecutorAddressException;
import org.hsicgpbo.driver.executor.ExecutorProvider;
import org.hsicgpbo.driver.executor.ExecutorRequest;
import org.hsicgpbo.driver.executor.RemoteExecutor;
import org.hsicgpbo.driver.gpu.TrainingPlace;

/** Opens executors on the masters that Spark knows. */
public final class SparkProvider implements ExecutorProvider {
  /** Which class of a distribution of Spark knows a kind of cluster that spark-core does not. */
  private static final Map<String, String> MANAGERS =
      Map.of(
          "yarn", "org.apache.spark.scheduler.cluster.YarnClusterManager",
          "k8s", "org.apache.spark.scheduler.cluster.k8s.KubernetesClusterManager");

  /** Made by {@link java.util.ServiceLoader}. */
  public SparkProvider() {}

  @Override
  public boolean knows(String address) {
    return Master.of(address).isPresent();
  }

  @Override
  public void check(TrainingPlace.Cluster place) {
    Master master = Master.of(place.address()).orElseThrow();
    for (String key : place.options().keySet()) {
      if (!key.startsWith("spark.")) {
        throw new ExecutorAddressException(
            "--executor-option %s: names of Spark's properties begin with spark., such as spark.executor.memory=1g."
                .formatted(key));
      }
    }
    if (master.isThisMachine() && place.onGpus()) {
      throw new ExecutorAddressException(
          "--executor %s with --backend cuda: Spark hands out GPUs on clusters only. On this machine leave --executor out."
              .formatted(place.address()));
    }
    master
        .manager()
        .map(MANAGERS::get)
        .filter(type -> !isThere(type))
        .ifPresent(
            type -> {
              throw new ExecutorAddressException(
                  "--executor %s: this kind of cluster needs a distribution of Spark %s. Start the program by its spark-submit, with the jar hsic-gpbo-spark.jar (docs/guide/cluster.md)."
                      .formatted(
                          place.address(), org.apache.spark.package$.MODULE$.SPARK_VERSION()));
            });
  }

  private static boolean isThere(String type) {
    try {
      Class.forName(type, false, Thread.currentThread().getContextClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @Override
  public RemoteExecutor open(ExecutorRequest request) throws InterruptedException {
    return SparkTrialExecutor.open(request);
  }
}
