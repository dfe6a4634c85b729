package org.hsicgpbo.trainers.worker;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes sure that a worker that shall train on a GPU does: ND4J silently takes the CPU where its
 * CUDA backend cannot be loaded.
 */
public final class WantedBackend {
  /** The environment variable that tells a worker what to train on: cpu or cuda. */
  public static final String VARIABLE = "HSIC_GPBO_WORKER_BACKEND";

  /** The value of the variable for a GPU. */
  public static final String CUDA = "cuda";

  private static final String CUDA_CLASS = "JCublasBackend";

  private WantedBackend() {}

  /**
   * Why the worker cannot train as it was told; empty if it can.
   *
   * @param environment the variables of the process
   * @param loaded loads ND4J and names the class of the backend it has taken; only asked on a GPU
   */
  static Optional<String> refusal(Map<String, String> environment, Supplier<String> loaded) {
    if (!environment.getOrDefault(VARIABLE, "").equals(CUDA)) {
      return Optional.empty();
    }
    String taken;
    try {
      taken = loaded.get();
    } catch (RuntimeException | LinkageError e) {
      return Optional.of(cannot("nothing: " + e));
    }
    return taken.equals(CUDA_CLASS) ? Optional.empty() : Optional.of(cannot(taken));
  }

  private static String cannot(String taken) {
    return "It shall be trained on a GPU, but ND4J could not load its CUDA backend and took %s. 'hsic-gpbo doctor --backend cuda' looks for the reason; --backend cpu does without a GPU."
        .formatted(taken);
  }
}
