package org.hsicgpbo.sensitivity;

/**
 * Sums Σᵢ aᵢ Tₖ(xᵢ) of Chebyshev polynomials over weighted points, for each block of an expansion
 * and k below 2R−1: all that kernel sums, row sums and second moments need, because Tₖ·Tₗ =
 * ½(T₍ₖ₊ₗ₎ + T₍|ₖ₋ₗ|₎).
 */
final class ChebyshevSums {
  /** R polynomials carry the kernel. */
  private static final int SIZE = GaussianExpansion.SIZE;

  /** 2R−1 polynomials carry products of two. */
  private static final int LENGTH = 2 * SIZE - 1;

  /** Points worked on together, so that the recurrence runs on vectors of them. */
  private static final int BATCH = 64;

  private final double[] sums;

  private ChebyshevSums(double[] sums) {
    this.sums = sums;
  }

  /**
   * The sums.
   *
   * @param u points in [0,1]
   * @param weights aᵢ, one for each point
   */
  static ChebyshevSums of(GaussianExpansion expansion, double[] u, double[] weights) {
    Accumulator accumulator = new Accumulator(expansion);
    for (int i = 0; i < u.length; i++) {
      if (weights[i] != 0) {
        accumulator.add(u[i], weights[i]);
      }
    }
    return new ChebyshevSums(accumulator.finish());
  }

  /** The sums of points that all count once. */
  static ChebyshevSums of(GaussianExpansion expansion, double[] u) {
    Accumulator accumulator = new Accumulator(expansion);
    for (double point : u) {
      accumulator.add(point, 1);
    }
    return new ChebyshevSums(accumulator.finish());
  }

  /** Runs the recurrence Tₖ₊₁ = 2x·Tₖ − Tₖ₋₁ on batches of points. */
  private static final class Accumulator {
    private final GaussianExpansion expansion;
    private final boolean single;
    private final double[] sums;

    /** For one block: sums of each place of the batch, which the processor adds as vectors. */
    private final double[] lanes;

    private final int[] block = new int[BATCH];
    private final double[] twice = new double[BATCH];
    private final double[] lower = new double[BATCH];
    private final double[] upper = new double[BATCH];
    private int filled;

    Accumulator(GaussianExpansion expansion) {
      this.expansion = expansion;
      this.single = expansion.blocks() == 1;
      this.sums = new double[expansion.blocks() * LENGTH];
      this.lanes = new double[single ? LENGTH * BATCH : 0];
    }

    void add(double u, double weight) {
      block[filled] = expansion.block(u);
      double place = expansion.place(u, block[filled]);
      twice[filled] = 2 * place;
      // The recurrence starts from a·T₋₁ = a·x and a·T₀ = a.
      lower[filled] = weight * place;
      upper[filled] = weight;
      if (++filled == BATCH) {
        flush();
      }
    }

    double[] finish() {
      java.util.Arrays.fill(lower, filled, BATCH, 0);
      java.util.Arrays.fill(upper, filled, BATCH, 0);
      flush();
      for (int at = 0; at < lanes.length; at++) {
        sums[at / BATCH] += lanes[at];
      }
      return sums;
    }

    private void flush() {
      for (int k = 0; k < LENGTH; k++) {
        if (single) {
          for (int i = 0; i < BATCH; i++) {
            lanes[k * BATCH + i] += upper[i];
          }
        } else {
          for (int i = 0; i < filled; i++) {
            sums[block[i] * LENGTH + k] += upper[i];
          }
        }
        for (int i = 0; i < BATCH; i++) {
          double next = twice[i] * upper[i] - lower[i];
          lower[i] = upper[i];
          upper[i] = next;
        }
      }
      filled = 0;
    }
  }

  /** {@code this + factor·other}. */
  ChebyshevSums plus(double factor, ChebyshevSums other) {
    double[] result = sums.clone();
    for (int at = 0; at < result.length; at++) {
      result[at] += factor * other.sums[at];
    }
    return new ChebyshevSums(result);
  }

  /** Every sum times the factor. */
  ChebyshevSums times(double factor) {
    double[] result = sums.clone();
    for (int at = 0; at < result.length; at++) {
      result[at] *= factor;
    }
    return new ChebyshevSums(result);
  }

  /** Σᵢ aᵢ Tₖ(xᵢ) for k below R, block after block. */
  double[] leading() {
    double[] leading = new double[sums.length / LENGTH * SIZE];
    for (int block = 0; block * LENGTH < sums.length; block++) {
      System.arraycopy(sums, block * LENGTH, leading, block * SIZE, SIZE);
    }
    return leading;
  }

  /** Σᵢ aᵢ Tₖ(xᵢ) Tₗ(xᵢ) over the points of the block. */
  double product(int block, int k, int l) {
    return 0.5 * (sums[block * LENGTH + k + l] + sums[block * LENGTH + Math.abs(k - l)]);
  }

  /** Σᵢ aᵢ g(uᵢ) of a function given by its coefficients. */
  double sum(double[] coefficients) {
    return dot(leading(), coefficients);
  }

  /** Σᵢ aᵢ g(uᵢ)². */
  double sumOfSquares(double[] coefficients) {
    double total = 0;
    for (int block = 0; block * LENGTH < sums.length; block++) {
      for (int k = 0; k < SIZE; k++) {
        for (int l = 0; l < SIZE; l++) {
          total +=
              coefficients[block * SIZE + k]
                  * coefficients[block * SIZE + l]
                  * product(block, k, l);
        }
      }
    }
    return total;
  }

  /** Σₖ aₖ bₖ. */
  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
