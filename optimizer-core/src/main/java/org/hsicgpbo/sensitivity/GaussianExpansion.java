package org.hsicgpbo.sensitivity;

/**
 * The Gaussian kernel k(u,u') = exp(−(u−u')²/2h²) on [0,1] as a short sum of products of Chebyshev
 * polynomials, at any bandwidth.
 *
 * <p>[0,1] is cut in equal blocks not wider than {@value #WIDEST} bandwidths: one block at the
 * median bandwidth, 2,778 at h = 1e-4. For u in block b and u' in block b+o, k(u,u') ≈ T(x)ᵀ A_o
 * T(x') with the {@value #SIZE} Chebyshev polynomials T of the places x, x' in [−1,1] inside the
 * blocks. A_o interpolates the kernel at Chebyshev points; the coefficients of an entire function
 * fall faster than exponentially (Trefethen 2013, theorem 8.2), so that the error stays below
 * 1e-13. Blocks further apart than {@value #REACH} bandwidths contribute less than 1e-16 and are
 * left out.
 *
 * <p>Sums Σᵢⱼ aᵢ bⱼ k(uᵢ,uⱼ) therefore follow from the sums Σᵢ aᵢ T(xᵢ) of each block ({@link
 * ChebyshevSums}) in O(n) time: the idea of fast multipole methods (Fong and Darve 2009).
 */
final class GaussianExpansion {
  /** R, how many polynomials. */
  static final int SIZE = 24;

  private static final double WIDEST = 3.6;
  private static final double REACH = 8.6;

  private final int blocks;
  private final double[][] couplings;

  /**
   * The expansion.
   *
   * @param bandwidth h, above 0
   */
  GaussianExpansion(double bandwidth) {
    this.blocks = (int) Math.max(1, Math.ceil(1 / (WIDEST * bandwidth)));
    int furthest = (int) Math.min(blocks - 1, Math.floor(REACH * bandwidth * blocks) + 1);
    this.couplings = new double[furthest + 1][];
    for (int offset = 0; offset <= furthest; offset++) {
      couplings[offset] = coupling(offset, bandwidth);
    }
  }

  /** How many blocks [0,1] has. */
  int blocks() {
    return blocks;
  }

  /** The block in which u lies. */
  int block(double u) {
    return Math.min(blocks - 1, (int) (u * blocks));
  }

  /** The place of u inside its block, in [−1,1]. */
  double place(double u, int block) {
    return 2 * (u * blocks - block) - 1;
  }

  /**
   * The coefficients of the function u ↦ Σᵢ aᵢ k(u,uᵢ), {@link #SIZE} for each block.
   *
   * @param sums Σᵢ aᵢ T(xᵢ), {@link #SIZE} for each block
   */
  double[] potential(double[] sums) {
    double[] potential = new double[blocks * SIZE];
    for (int target = 0; target < blocks; target++) {
      for (int offset = 1 - couplings.length; offset < couplings.length; offset++) {
        int source = target + offset;
        if (source >= 0 && source < blocks) {
          addProduct(offset, sums, source * SIZE, potential, target * SIZE);
        }
      }
    }
    return potential;
  }

  /** How far blocks act on each other. */
  int furthest() {
    return couplings.length - 1;
  }

  /** A_o, row k (target) and column l (source) at {@code k * SIZE + l}; offset may be negative. */
  double coupling(int offset, int k, int l) {
    return offset >= 0 ? couplings[offset][k * SIZE + l] : couplings[-offset][l * SIZE + k];
  }

  private void addProduct(int offset, double[] sums, int from, double[] potential, int to) {
    for (int k = 0; k < SIZE; k++) {
      double sum = 0;
      for (int l = 0; l < SIZE; l++) {
        sum += coupling(offset, k, l) * sums[from + l];
      }
      potential[to + k] += sum;
    }
  }

  private double[] coupling(int offset, double bandwidth) {
    double[] kernel = new double[SIZE * SIZE];
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        double difference = (0.5 * (node(i) - node(j)) - offset) / blocks / bandwidth;
        kernel[i * SIZE + j] = Math.exp(-0.5 * difference * difference);
      }
    }
    return transformColumns(transformColumns(kernel));
  }

  /** The discrete cosine transform of each column, transposed; applied twice it does both sides. */
  private static double[] transformColumns(double[] matrix) {
    double[] transformed = new double[matrix.length];
    for (int k = 0; k < SIZE; k++) {
      for (int i = 0; i < SIZE; i++) {
        double weight = (k == 0 ? 1.0 : 2.0) / SIZE * Math.cos(k * Math.PI * (i + 0.5) / SIZE);
        for (int j = 0; j < SIZE; j++) {
          transformed[j * SIZE + k] += weight * matrix[i * SIZE + j];
        }
      }
    }
    return transformed;
  }

  private static double node(int i) {
    return Math.cos(Math.PI * (i + 0.5) / SIZE);
  }
}
