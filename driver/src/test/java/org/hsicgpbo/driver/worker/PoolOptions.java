package org.hsicgpbo.driver.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.protocol.WorkerRequest;
import org.hsicgpbo.trainers.worker.WorkerCommand;
import org.jspecify.annotations.Nullable;

/** Settings of a pool of {@link FakeWorker}s: what differs from test to test. */
final class PoolOptions {
  private List<String> command =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-Xmx64m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-cp",
          System.getProperty("java.class.path"),
          FakeWorker.class.getName());
  private Map<String, Object> problem = Map.of();
  private int workers = 1;
  private int trialsPerWorker = 100;
  private @Nullable Duration timeLimit;
  private OptionalLong memory = OptionalLong.empty();
  private int retries = 1;
  private IntFunction<Map<String, String>> variables = worker -> Map.of();

  PoolOptions variables(IntFunction<Map<String, String>> ofWorker) {
    variables = ofWorker;
    return this;
  }

  PoolOptions command(List<String> newCommand) {
    command = newCommand;
    return this;
  }

  PoolOptions problem(String key) {
    problem = Map.of(key, true);
    return this;
  }

  PoolOptions problem(String key, Object value) {
    problem = Map.of(key, value);
    return this;
  }

  PoolOptions workers(int number) {
    workers = number;
    return this;
  }

  PoolOptions trialsPerWorker(int number) {
    trialsPerWorker = number;
    return this;
  }

  PoolOptions retries(int number) {
    retries = number;
    return this;
  }

  PoolOptions memory(long bytes) {
    memory = OptionalLong.of(bytes);
    return this;
  }

  PoolOptions time(Duration time) {
    timeLimit = time;
    return this;
  }

  WorkerPoolSettings settings(Path folder) {
    return new WorkerPoolSettings(
        worker ->
            new WorkerCommand(command, Map.of("OMP_NUM_THREADS", "1"))
                .with(variables.apply(worker)),
        new WorkerRequest.Setup(problem, 1, DataFolders.at(folder)),
        workers,
        new TrainingLimits(timeLimit, memory, retries),
        Duration.ofSeconds(30),
        trialsPerWorker,
        folder.resolve("logs"));
  }
}
