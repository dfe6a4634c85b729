package org.hsicgpbo.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hsicgpbo.driver.gpu.BackendChoice;
import org.hsicgpbo.driver.gpu.CudaBuild;
import org.hsicgpbo.driver.gpu.Gpu;
import org.hsicgpbo.driver.gpu.GpuProblemException;
import org.hsicgpbo.driver.gpu.GpuSlots;
import org.hsicgpbo.driver.gpu.NvidiaSmi;
import org.hsicgpbo.driver.gpu.TrainingPlace;
import org.hsicgpbo.driver.gpu.VisibleDevices;

/** Binds a worker to the GPU that Spark has given to its task. */
final class NodeGpus {
  private NodeGpus() {}

  /**
   * The variables of a worker.
   *
   * @param slots how many workers share a GPU; 0 to train on the CPU
   * @param addresses what Spark calls the GPUs of the task: their numbers
   * @param environment variables of this executor
   * @throws NodeProblemException if there is no such GPU, or it cannot be used
   */
  static Map<String, String> environment(
      int slots, List<String> addresses, Map<String, String> environment)
      throws InterruptedException {
    if (slots == 0) {
      return new TrainingPlace.Cpu("The CPU was asked for.").environment(1);
    }
    if (addresses.size() != 1) {
      throw new NodeProblemException(
          "Spark has given %d GPUs to the task of a trial; it must be one (spark.task.resource.gpu.amount)."
              .formatted(addresses.size()));
    }
    // Spark knows which are free, whatever this process is allowed to see.
    Map<String, String> bound = new HashMap<>(environment);
    bound.put(VisibleDevices.VARIABLE, addresses.get(0));
    try {
      List<Gpu> gpus =
          new BackendChoice(CudaBuild.ofProgram(), NvidiaSmi.ofPath(), bound)
              .requireUsableGpus(new ArrayList<>());
      return new GpuSlots(gpus, slots).environment(1);
    } catch (GpuProblemException e) {
      throw new NodeProblemException(String.valueOf(e.getMessage()));
    }
  }
}
