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

    private final int[] block = new int[BATCH];
    private final double[] twice = new double[BATCH];
    private final double[] lower = new double[BATCH];
    private final double[] upper = new double[BATCH];
    private int filled;

    Accumulator(GaussianExpansion expansion) {
      this.expansion = expansion;
      this.single = expansion.blocks() == 1;
      this.sums = new double[expansion.blocks() * LENGTH];
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
      return sums;
    }

    private void flush() {
      if (single) {
        addToOneBlock(twice, lower, upper, sums);
      } else {
        addToBlocks();
      }
      filled = 0;
    }

    /** Four points at once, whose polynomials stay in registers. */
    private static void addToOneBlock(
        double[] twice, double[] lower, double[] upper, double[] sums) {
      for (int i = 0; i < BATCH; i += 4) {
        double x0 = twice[i];
        double x1 = twice[i + 1];
        double x2 = twice[i + 2];
        double x3 = twice[i + 3];
        double before0 = lower[i];
        double before1 = lower[i + 1];
        double before2 = lower[i + 2];
        double before3 = lower[i + 3];
        double now0 = upper[i];
        double now1 = upper[i + 1];
        double now2 = upper[i + 2];
        double now3 = upper[i + 3];
        for (int k = 0; k < LENGTH; k++) {
          sums[k] += (now0 + now1) + (now2 + now3);
          double next0 = x0 * now0 - before0;
          double next1 = x1 * now1 - before1;
          double next2 = x2 * now2 - before2;
          double next3 = x3 * now3 - before3;
          before0 = now0;
          before1 = now1;
          before2 = now2;
          before3 = now3;
          now0 = next0;
          now1 = next1;
          now2 = next2;
          now3 = next3;
        }
      }
    }

    private void addToBlocks() {
      for (int k = 0; k < LENGTH; k++) {
        for (int i = 0; i < filled; i++) {
          sums[block[i] * LENGTH + k] += upper[i];
        }
        for (int i = 0; i < BATCH; i++) {
          double next = twice[i] * upper[i] - lower[i];
          lower[i] = upper[i];
          upper[i] = next;
        }
      }
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
