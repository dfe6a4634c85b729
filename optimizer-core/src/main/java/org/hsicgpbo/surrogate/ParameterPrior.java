package org.hsicgpbo.surrogate;

/**
 * Independent normal priors of the logarithms of kernel parameters, in the order (log ℓ_1 … log
 * ℓ_d, log σ_f², log σ_n²) and, with main effects, (log m_1 … log m_d, log σ_m²). Targets are
 * standardised, so that variances are shares of 1.
 */
final class ParameterPrior {
  private static final double SIGNAL_LOG_MEDIAN = 0;
  private static final double SIGNAL_LOG_DEVIATION = 1;

  /** Noise variance LogNormal(−4, 2): a share of about two percent, down to none. */
  private static final double NOISE_LOG_MEDIAN = -4;

  private static final double NOISE_LOG_DEVIATION = 2;

  /** Main effects are slopes and bowls rather than waves; ours. */
  private static final double MAIN_LENGTHSCALE_LOG_MEDIAN = 0.5;

  private static final double MAIN_LENGTHSCALE_LOG_DEVIATION = 0.5;
  private static final double MAIN_LOG_MEDIAN = 0;
  private static final double MAIN_LOG_DEVIATION = 2;

  private final RadialKernel radial;
  private final int dimensions;
  private final double[] mean;
  private final double[] deviation;

  ParameterPrior(RadialKernel radial, LengthscalePrior lengthscales, boolean mainEffects) {
    this.radial = radial;
    int d = lengthscales.logMedian().length;
    this.dimensions = d;
    int length = mainEffects ? 2 * d + 3 : d + 2;
    this.mean = java.util.Arrays.copyOf(lengthscales.logMedian(), length);
    this.deviation = java.util.Arrays.copyOf(lengthscales.logDeviation(), length);
    mean[d] = SIGNAL_LOG_MEDIAN;
    deviation[d] = SIGNAL_LOG_DEVIATION;
    mean[d + 1] = NOISE_LOG_MEDIAN;
    deviation[d + 1] = NOISE_LOG_DEVIATION;
    if (mainEffects) {
      java.util.Arrays.fill(mean, d + 2, 2 * d + 2, MAIN_LENGTHSCALE_LOG_MEDIAN);
      java.util.Arrays.fill(deviation, d + 2, 2 * d + 2, MAIN_LENGTHSCALE_LOG_DEVIATION);
      mean[2 * d + 2] = MAIN_LOG_MEDIAN;
      deviation[2 * d + 2] = MAIN_LOG_DEVIATION;
    }
  }

  /** Its mode. */
  double[] mode() {
    return mean.clone();
  }

  /** The parameters of these logarithms. */
  KernelParameters parameters(double[] logs) {
    int d = dimensions;
    boolean mainEffects = logs.length > d + 2;
    return new KernelParameters(
        radial,
        exp(logs, 0, d),
        Math.exp(logs[d]),
        mainEffects ? exp(logs, d + 2, 2 * d + 2) : new double[0],
        mainEffects ? Math.exp(logs[2 * d + 2]) : 0,
        Math.exp(logs[d + 1]));
  }

  private static double[] exp(double[] logs, int from, int to) {
    return java.util.Arrays.stream(logs, from, to).map(Math::exp).toArray();
  }

  /** The negative logarithm of the density, up to a constant. */
  double negativeLogDensity(double[] logs) {
    double value = 0;
    for (int i = 0; i < logs.length; i++) {
      double z = (logs[i] - mean[i]) / deviation[i];
      value += 0.5 * z * z;
    }
    return value;
  }

  /** Adds its gradient. */
  void addGradient(double[] logs, double[] gradient) {
    for (int i = 0; i < logs.length; i++) {
      gradient[i] += (logs[i] - mean[i]) / (deviation[i] * deviation[i]);
    }
  }
}
