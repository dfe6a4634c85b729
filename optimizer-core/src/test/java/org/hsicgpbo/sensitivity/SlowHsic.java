package org.hsicgpbo.sensitivity;

/** The n² sums as the papers print them: slow, obvious, the reference of the fast ones. */
final class SlowHsic {
  private SlowHsic() {}

  static double gaussian(double u, double v, double bandwidth) {
    return Math.exp(-(u - v) * (u - v) / (2 * bandwidth * bandwidth));
  }

  /** p²·(mean over all pairs + mean over pairs within Z=1 − 2·mean across), Novello et al. 2023. */
  static double goal(double[] u, boolean[] reached, double bandwidth, double share) {
    double all = 0;
    double within = 0;
    double across = 0;
    int m = 0;
    for (int i = 0; i < u.length; i++) {
      m += reached[i] ? 1 : 0;
      for (int j = 0; j < u.length; j++) {
        double k = gaussian(u[i], u[j], bandwidth);
        all += k;
        within += reached[i] && reached[j] ? k : 0;
        across += reached[j] ? k : 0;
      }
    }
    double n = u.length;
    return share * share * (all / (n * n) + within / ((double) m * m) - 2 * across / (n * m));
  }

  /** (1/n²) tr(K H L H) with doubly centred kernel matrices, Gretton et al. 2005. */
  static double dependence(double[][] first, double[][] second) {
    double[][] k = centred(first);
    double[][] l = centred(second);
    double sum = 0;
    for (int i = 0; i < k.length; i++) {
      for (int j = 0; j < k.length; j++) {
        sum += k[i][j] * l[i][j];
      }
    }
    return sum / ((double) k.length * k.length);
  }

  static double[][] kernelMatrix(double[] points, double bandwidth) {
    double[][] kernel = new double[points.length][points.length];
    for (int i = 0; i < points.length; i++) {
      for (int j = 0; j < points.length; j++) {
        kernel[i][j] = gaussian(points[i], points[j], bandwidth);
      }
    }
    return kernel;
  }

  static double[][] indicatorMatrix(boolean[] reached) {
    double[][] kernel = new double[reached.length][reached.length];
    for (int i = 0; i < reached.length; i++) {
      for (int j = 0; j < reached.length; j++) {
        kernel[i][j] = reached[i] && reached[j] ? 1 : 0;
      }
    }
    return kernel;
  }

  static double[][] linearMatrix(double[] weights) {
    double[][] kernel = new double[weights.length][weights.length];
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < weights.length; j++) {
        kernel[i][j] = weights[i] * weights[j];
      }
    }
    return kernel;
  }

  /**
   * The U-statistic by its definition: over all i, j, q, r that differ, k_ij (l_ij + l_qr − 2 l_iq)
   * on average; the inner sums are taken by rows to stay n².
   */
  static double unbiased(double[][] k, double[][] l) {
    int n = k.length;
    double pairs = 0;
    double rows = 0;
    double sumK = 0;
    double sumL = 0;
    for (int i = 0; i < n; i++) {
      double rowK = 0;
      double rowL = 0;
      for (int j = 0; j < n; j++) {
        if (i != j) {
          pairs += k[i][j] * l[i][j];
          rowK += k[i][j];
          rowL += l[i][j];
        }
      }
      rows += rowK * rowL;
      sumK += rowK;
      sumL += rowL;
    }
    // Number of tuples of two, three and four that differ; equal indices are taken out.
    double two = (double) n * (n - 1);
    double three = two * (n - 2);
    double four = three * (n - 3);
    double disjoint = sumK * sumL - 4 * rows + 2 * pairs;
    return pairs / two + disjoint / four - 2 * (rows - pairs) / three;
  }

  static double[][] product(double[][] k, double[][] l) {
    double[][] product = new double[k.length][k.length];
    for (int i = 0; i < k.length; i++) {
      for (int j = 0; j < k.length; j++) {
        product[i][j] = k[i][j] * l[i][j];
      }
    }
    return product;
  }

  static double[][] centred(double[][] kernel) {
    int n = kernel.length;
    double[] row = new double[n];
    double mean = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        row[i] += kernel[i][j] / n;
      }
      mean += row[i] / n;
    }
    double[][] centred = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        centred[i][j] = kernel[i][j] - row[i] - row[j] + mean;
      }
    }
    return centred;
  }
}
