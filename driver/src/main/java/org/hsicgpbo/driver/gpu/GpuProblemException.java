package org.hsicgpbo.driver.gpu;

/** GPUs cannot be used as they were asked for; the message is for people. */
public final class GpuProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GpuProblemException(String message) {
    super(message);
  }
}
