package org.hsicgpbo.driver.gpu;

import java.util.List;

/** What was found out about the GPUs of a machine. */
public sealed interface GpuInventory {

  /**
   * The driver has told of its GPUs.
   *
   * @param gpus those that it has told all about, in the order of their index
   * @param unreadable one sentence for each of the others
   */
  record Found(List<Gpu> gpus, List<String> unreadable) implements GpuInventory {
    /** Copies both. */
    public Found {
      gpus = List.copyOf(gpus);
      unreadable = List.copyOf(unreadable);
    }
  }

  /**
   * There is no GPU, or no driver for it.
   *
   * @param reason a sentence for people
   */
  record None(String reason) implements GpuInventory {}

  /**
   * There may be GPUs, but their driver does not tell of them.
   *
   * @param reason a sentence for people
   * @param advice what to do, a sentence for people
   */
  record Unanswered(String reason, String advice) implements GpuInventory {}
}
