package org.hsicgpbo.trainers.training;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises failures that mean that there was not enough memory: Java's own error, and the texts
 * by which ND4J's CUDA backend and CUDA tell of it, which come as plain runtime exceptions.
 */
final class MemoryExhaustion {
  /**
   * Code 2 is cudaErrorMemoryAllocation. The texts stand in the sources of ND4J 1.0.0-M2.1
   * (AllocationException, DataBuffer, cudaMalloc's callers) and in CUDA's error strings.
   */
  private static final Pattern TEXT =
      Pattern.compile(
          "out of memory"
              + "|cudaErrorMemoryAllocation"
              + "|CUBLAS_STATUS_ALLOC_FAILED|CUSOLVER_STATUS_ALLOC_FAILED"
              + "|error code:? *\\[2\\]"
              + "|failed to allocate \\d+ bytes from (DEVICE|HOST)"
              + "|can't allocate \\[(DEVICE|HOST)\\]"
              + "|requested amount exceeds (HOST )?device limits",
          Pattern.CASE_INSENSITIVE);

  private MemoryExhaustion() {}

  /** Whether the failure, or what caused it, tells of too little memory. */
  static boolean isCauseOf(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
      String message = cause.getMessage();
      if (cause instanceof OutOfMemoryError || (message != null && TEXT.matcher(message).find())) {
        return true;
      }
    }
    return false;
  }
}
