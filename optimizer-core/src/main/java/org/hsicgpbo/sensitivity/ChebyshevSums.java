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
  private static final int BATCH = 128;

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
    ChebyshevSums result = new ChebyshevSums(new double[expansion.blocks() * LENGTH]);
    int[] block = new int[BATCH];
    double[] twice = new double[BATCH];
    double[] lower = new double[BATCH];
    double[] upper = new double[BATCH];
    for (int first = 0; first < u.length; first += BATCH) {
      int count = Math.min(BATCH, u.length - first);
      for (int i = 0; i < count; i++) {
        block[i] = expansion.block(u[first + i]);
        double place = expansion.place(u[first + i], block[i]);
        twice[i] = 2 * place;
        lower[i] = weights[first + i] * place;
        upper[i] = weights[first + i];
      }
      result.addBatch(expansion.blocks() == 1, block, twice, lower, upper, count);
    }
    return result;
  }

  /** Runs Tₖ₊₁ = 2x·Tₖ − Tₖ₋₁ from a·T₋₁ = a·x ({@code lower}) and a·T₀ = a ({@code upper}). */
  private void addBatch(
      boolean single, int[] block, double[] twice, double[] lower, double[] upper, int count) {
    for (int k = 0; k < LENGTH; k++) {
      if (single) {
        sums[k] += total(upper, count);
      } else {
        for (int i = 0; i < count; i++) {
          sums[block[i] * LENGTH + k] += upper[i];
        }
      }
      for (int i = 0; i < count; i++) {
        double next = twice[i] * upper[i] - lower[i];
        lower[i] = upper[i];
        upper[i] = next;
      }
    }
  }

  /** Four partial sums, which the processor adds at the same time. */
  private static double total(double[] values, int count) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < count; i += 4) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
    }
    for (; i < count; i++) {
      a += values[i];
    }
    return (a + b) + (c + d);
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
