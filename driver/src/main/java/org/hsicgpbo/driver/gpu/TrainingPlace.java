package org.hsicgpbo.driver.gpu;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Where networks are trained. */
public sealed interface TrainingPlace {

  /** The variables of a worker; the first worker is 1. */
  Map<String, String> environment(int worker);

  /** The place of one of several programs that train side by side: its worker 1 is that one. */
  TrainingPlace startingAt(int worker);

  /**
   * On the CPU.
   *
   * @param reason why not on a GPU, a sentence for people
   */
  record Cpu(String reason) implements TrainingPlace {
    @Override
    public Map<String, String> environment(int worker) {
      // A program built for CUDA has both backends, and ND4J prefers CUDA.
      return Map.of("BACKEND_PRIORITY_CPU", "1", "BACKEND_PRIORITY_GPU", "0");
    }

    @Override
    public TrainingPlace startingAt(int worker) {
      return this;
    }
  }

  /**
   * On GPUs.
   *
   * @param slots which worker gets which
   * @param notes what a person should know: GPUs left out and why, an old driver
   */
  record Cuda(GpuSlots slots, List<String> notes) implements TrainingPlace {
    /** Copies the list. */
    public Cuda {
      notes = List.copyOf(notes);
    }

    @Override
    public Map<String, String> environment(int worker) {
      return slots.environment(worker);
    }

    @Override
    public TrainingPlace startingAt(int worker) {
      List<Gpu> turned = new ArrayList<>(slots.gpus());
      Collections.rotate(turned, 1 - worker);
      return new Cuda(new GpuSlots(turned, slots.slotsPerGpu()), notes);
    }
  }

  /**
   * On the machines of a cluster.
   *
   * @param address its master, such as {@code spark://host:7077}
   * @param options what else the cluster is told, by names of its own
   * @param backend on what its machines shall train
   */
  record Cluster(String address, Map<String, String> options, BackendRequest backend)
      implements TrainingPlace {
    /** Copies the map. */
    public Cluster {
      options = Map.copyOf(options);
    }

    /** Whether each trial gets a GPU, or its part of one. */
    public boolean onGpus() {
      return backend.wish() == BackendRequest.Wish.cuda;
    }

    /** Of a process of this machine, such as one that runs a saved network: on the CPU. */
    @Override
    public Map<String, String> environment(int worker) {
      return new Cpu("").environment(worker);
    }

    @Override
    public TrainingPlace startingAt(int worker) {
      return this;
    }
  }
}
