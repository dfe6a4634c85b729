package org.nd4j.nativeblas;

/**
 * Stands at the name under which Deeplearning4j 1.0.0-M2.1 looks for ND4J's native bindings, which
 * have moved to {@link org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu}. Without it Deeplearning4j
 * believes that there is no oneDNN and computes convolutions several times slower.
 */
public final class Nd4jCpu {
  private Nd4jCpu() {}

  /** Answers the one question that is asked, by reflection. */
  public static final class Environment {
    private static final Environment INSTANCE = new Environment();

    private Environment() {}

    /** The one there is. */
    public static Environment getInstance() {
      return INSTANCE;
    }

    /** Whether the native library was built with oneDNN (once MKL-DNN) and may use it. */
    public boolean isUseMKLDNN() {
      return org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu.Environment.getInstance().isUseONEDNN();
    }
  }
}
