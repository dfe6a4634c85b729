package org.hsicgpbo.surrogate;

/**
 * Parameters of the kernel σ_f² Matérn(r) + σ_n² δ with automatic relevance determination.
 *
 * @param lengthscales one for each group of features, above 0
 * @param signalVariance σ_f², above 0
 * @param noiseVariance σ_n², above 0
 */
public record KernelParameters(double[] lengthscales, double signalVariance, double noiseVariance) {

  /** From (log ℓ_1 … log ℓ_d, log σ_f², log σ_n²). */
  static KernelParameters ofLogs(double[] logs) {
    int d = logs.length - 2;
    double[] lengthscales = new double[d];
    for (int g = 0; g < d; g++) {
      lengthscales[g] = Math.exp(logs[g]);
    }
    return new KernelParameters(lengthscales, Math.exp(logs[d]), Math.exp(logs[d + 1]));
  }

  /** Σ over features of (a−b)²/ℓ². */
  double squaredDistance(double[] a, double[] b, int[] groups) {
    double sum = 0;
    for (int f = 0; f < a.length; f++) {
      double difference = (a[f] - b[f]) / lengthscales[groups[f]];
      sum += difference * difference;
    }
    return sum;
  }
}
