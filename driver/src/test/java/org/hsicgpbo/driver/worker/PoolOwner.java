package org.hsicgpbo.driver.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.hsicgpbo.driver.process.TestProcesses;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.protocol.WorkerRequest;
import org.hsicgpbo.trainers.worker.WorkerCommand;

/** A process whose workers train for ever; prints their numbers when they are in the middle. */
final class PoolOwner {
  private PoolOwner() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    WorkerPool pool =
        new WorkerPool(
            new WorkerPoolSettings(
                worker ->
                    WorkerCommand.of(
                        Path.of(System.getProperty("java.home")),
                        System.getProperty("java.class.path"),
                        256),
                new WorkerRequest.Setup(
                    Map.of("type", "runge", "epochs", 100_000_000), 42, DataFolders.at(folder)),
                1,
                TrainingLimits.ofTime(null),
                Duration.ofMinutes(2),
                100,
                folder.resolve("logs")));
    var training =
        pool.submit(
            Dl4jWorkerIT.trial(),
            event -> {
              if (event.epoch() == 1) {
                System.out.println(TestProcesses.children().get(0).pid());
              }
            });
    training.join();
  }
}
