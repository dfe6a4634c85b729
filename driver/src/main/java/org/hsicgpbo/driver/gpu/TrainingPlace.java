package org.hsicgpbo.driver.gpu;

import java.util.List;
import java.util.Map;

/** Where networks are trained. */
public sealed interface TrainingPlace {

  /** The variables of a worker; the first worker is 1. */
  Map<String, String> environment(int worker);

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
  }
}
