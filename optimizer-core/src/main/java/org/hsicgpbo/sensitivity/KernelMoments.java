package org.hsicgpbo.sensitivity;

/**
 * All sums of a Gaussian kernel over a sample and a target from which HSIC, its normalised form,
 * its standard error and its null distribution follow, in O(n) time and memory that does not grow
 * with n.
 *
 * <p>Notation: K the kernel matrix, w the target, 1 the vector of ones, v = w − w̄.
 */
final class KernelMoments {
  private static final int SIZE = GaussianExpansion.SIZE;

  /** Up to here (h = 0.05) a dense eigenvalue problem of R rows for each block is quick. */
  private static final int MOST_BLOCKS_FOR_SPECTRUM = 6;

  private final Target target;
  private final GaussianExpansion expansion;
  private final ChebyshevSums ones;
  private final ChebyshevSums weighted;
  private final ChebyshevSums squared;

  /**
   * One pass over the points for each of 1, w and, where it differs, w².
   *
   * @param u points in [0,1]
   * @param target as many numbers
   * @param bandwidth h, above 0
   */
  KernelMoments(double[] u, Target target, double bandwidth) {
    this.target = target;
    this.expansion = new GaussianExpansion(bandwidth);
    this.ones = ChebyshevSums.of(expansion, u);
    this.weighted = ChebyshevSums.of(expansion, u, target.weights());
    this.squared =
        target.isIndicator() ? weighted : ChebyshevSums.of(expansion, u, target.squares());
  }

  int n() {
    return target.n();
  }

  Target target() {
    return target;
  }

  /** The V-statistic vᵀKv/n². */
  double vStatistic() {
    return Math.max(0, ChebyshevSums.dot(deviation(), witness()));
  }

  /**
   * The unbiased U-statistic (Song et al. 2012, eq. 5) with L = wwᵀ, both diagonals set to 0; needs
   * n of at least 4, may be negative.
   */
  double uStatistic() {
    double n = n();
    double[] rowSums = expansion.potential(ones.leading());
    double total = target.sum();
    double squares = target.sumOfSquares();
    double trace =
        ChebyshevSums.dot(weighted.leading(), expansion.potential(weighted.leading())) - squares;
    double all = (ones.sum(rowSums) - n) * (total * total - squares);
    double mixed = total * (weighted.sum(rowSums) - total) - (squared.sum(rowSums) - squares);
    return unbiased(n, trace, all, mixed);
  }

  /** The same for the inputs with themselves. */
  double unbiasedSelfHsic() {
    double n = n();
    double[] rowSums = expansion.potential(ones.leading());
    double total = ones.sum(rowSums);
    double mixed = ones.sumOfSquares(rowSums) - 2 * total + n;
    return unbiased(n, n * n * meanSquaredKernel() - n, (total - n) * (total - n), mixed);
  }

  /** Song et al. 2012, eq. 5, from tr(KL), 1ᵀK1·1ᵀL1 and 1ᵀKL1 of matrices with diagonal 0. */
  static double unbiased(double n, double trace, double all, double mixed) {
    return (trace + all / ((n - 1) * (n - 2)) - 2 * mixed / (n - 2)) / (n * (n - 3));
  }

  /** HSIC of the inputs with themselves: ‖covariance of the features‖², the sum of λ². */
  double selfHsic() {
    double n = n();
    double[] rowMeans = expansion.potential(ones.times(1 / n).leading());
    double mean = ones.sum(rowMeans) / n;
    return Math.max(0, meanSquaredKernel() - 2 * ones.sumOfSquares(rowMeans) / n + mean * mean);
  }

  /** The trace of the covariance of the features, the sum of λ: 1 less the mean of the kernel. */
  double trace() {
    double n = n();
    return 1 - ones.sum(expansion.potential(ones.leading())) / (n * n);
  }

  /**
   * First-order standard error of the V-statistic: 2·sd(t)/√n with t = v·(g(u) − ḡ) and the witness
   * function g(u) = Σⱼ vⱼ k(u,uⱼ)/n, whose mean of t is the statistic itself.
   */
  double standardError() {
    double n = n();
    double[] witness = witness();
    double mean = ones.sum(witness) / n;
    double centre = target.mean();
    ChebyshevSums squares = squared.plus(-2 * centre, weighted).plus(centre * centre, ones);
    double secondMoment =
        (squares.sumOfSquares(witness)
                - 2 * mean * squares.sum(witness)
                + mean * mean * n * target.variance())
            / n;
    double statistic = vStatistic();
    return 2 * Math.sqrt(Math.max(0, secondMoment - statistic * statistic) / (n - 1));
  }

  /** The eigenvalues λ of the covariance of the features, above rounding; empty if h is tiny. */
  double[] spectrum() {
    return expansion.blocks() > MOST_BLOCKS_FOR_SPECTRUM
        ? new double[0]
        : KernelSpectrum.of(expansion, ones.times(1.0 / n()));
  }

  /** Σᵢ vᵢ T(xᵢ)/n. */
  private double[] deviation() {
    return weighted.plus(-target.mean(), ones).times(1.0 / n()).leading();
  }

  private double[] witness() {
    return expansion.potential(deviation());
  }

  /** Σᵢⱼ k(uᵢ,uⱼ)²/n² = Σ over pairs of blocks of tr(A_o M' A_oᵀ M), M the second moments. */
  private double meanSquaredKernel() {
    double total = 0;
    for (int target = 0; target < expansion.blocks(); target++) {
      for (int offset = 0; offset <= expansion.furthest(); offset++) {
        if (target + offset < expansion.blocks()) {
          total += (offset == 0 ? 1 : 2) * squaredKernel(target, offset);
        }
      }
    }
    return total / ((double) n() * n());
  }

  private double squaredKernel(int target, int offset) {
    double[] product = new double[SIZE * SIZE];
    for (int k = 0; k < SIZE; k++) {
      for (int l = 0; l < SIZE; l++) {
        double coupling = expansion.coupling(offset, k, l);
        for (int j = 0; j < SIZE; j++) {
          product[k * SIZE + j] += coupling * ones.product(target + offset, l, j);
        }
      }
    }
    double trace = 0;
    for (int k = 0; k < SIZE; k++) {
      for (int l = 0; l < SIZE; l++) {
        double back = 0;
        for (int j = 0; j < SIZE; j++) {
          back += product[k * SIZE + j] * expansion.coupling(offset, l, j);
        }
        trace += back * ones.product(target, l, k);
      }
    }
    return trace;
  }
}
