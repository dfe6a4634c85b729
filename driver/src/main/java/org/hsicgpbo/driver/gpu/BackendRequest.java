package org.hsicgpbo.driver.gpu;

import java.util.OptionalInt;

/**
 * What the user asks of the place to train.
 *
 * @param wish CPU, GPU, or what there is
 * @param gpuSlots how many workers shall share a GPU; empty for 1
 */
public record BackendRequest(Wish wish, OptionalInt gpuSlots) {
  /** What there is, a worker on each GPU. */
  public static final BackendRequest AUTO = new BackendRequest(Wish.auto, OptionalInt.empty());

  /** Where to train, in the words of the command line. */
  public enum Wish {
    /** A GPU if the program was built for it and there is one it can use, else the CPU. */
    auto,
    /** The CPU. */
    cpu,
    /** GPUs, or nothing. */
    cuda
  }
}
