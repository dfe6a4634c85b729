package org.hsicgpbo.surrogate;

import java.util.Arrays;

/**
 * The lower Cholesky factor L of a covariance matrix K = LL', which grows at its end. Never changed
 * once made; a grown one shares the rows.
 *
 * <p>Every entry is reached by the same operations in the same order, however many rows or right
 * sides are worked on at a time: a factor that grew row by row is equal, to the last bit, to one
 * that grew at once, and so are suggestions that come of either. What differs is speed. A single
 * right side is eliminated for four rows at a time, whose sums do not wait for each other; many of
 * them lie side by side in a panel, where neighbouring numbers have the same operation.
 */
final class CholeskyFactor {
  /** Right sides in one panel: as many as leave the panel of 2,000 rows in a second-level cache. */
  static final int PANEL = 64;

  /** From so many on a panel is faster than one right side after the other. */
  private static final int SMALLEST_PANEL = 6;

  /** Share of the total variance below which what a row leaves of it is rounding only. */
  private static final double SMALLEST_VARIANCE = 1e-12;

  /** Each up to its diagonal. */
  private final double[][] rows;

  /**
   * A factor of given rows.
   *
   * @param rows each up to its diagonal; not copied
   */
  CholeskyFactor(double[][] rows) {
    this.rows = rows;
  }

  int size() {
    return rows.length;
  }

  /** The factor of the first rows alone. */
  CholeskyFactor first(int size) {
    return size == rows.length ? this : new CholeskyFactor(Arrays.copyOf(rows, size));
  }

  /**
   * The factor of more observations under the same parameters: O(m n²) operations for m new ones.
   *
   * @param inputs of all observations; the first are those of this factor
   */
  CholeskyFactor grownTo(double[][] inputs, ArdKernel kernel, double totalVariance) {
    double[][] grown = Arrays.copyOf(rows, inputs.length);
    for (int from = rows.length; from < inputs.length; from += PANEL) {
      int to = Math.min(from + PANEL, inputs.length);
      CholeskyFactor known = new CholeskyFactor(Arrays.copyOf(grown, from));
      double[][] added = known.eliminatedRows(Arrays.copyOfRange(inputs, from, to), inputs, kernel);
      for (int r = 0; r < added.length; r++) {
        finish(added[r], from, grown, inputs, kernel, totalVariance);
        grown[from + r] = added[r];
      }
    }
    return new CholeskyFactor(grown);
  }

  /** New rows as far as the known observations go; the rest of each is empty. */
  private double[][] eliminatedRows(double[][] added, double[][] inputs, ArdKernel kernel) {
    int n = rows.length;
    double[][] result = new double[added.length][];
    for (int r = 0; r < added.length; r++) {
      result[r] = new double[n + r + 1];
    }
    if (added.length < SMALLEST_PANEL) {
      for (int r = 0; r < added.length; r++) {
        for (int i = 0; i < n; i++) {
          result[r][i] = kernel.value(added[r], inputs[i]);
        }
        eliminate(result[r]);
      }
      return result;
    }
    double[][] panel = new double[n][added.length];
    for (int i = 0; i < n; i++) {
      for (int r = 0; r < added.length; r++) {
        panel[i][r] = kernel.value(added[r], inputs[i]);
      }
    }
    eliminate(panel);
    for (int i = 0; i < n; i++) {
      for (int r = 0; r < added.length; r++) {
        result[r][i] = panel[i][r];
      }
    }
    return result;
  }

  /** The entries of a row among those that are added with it, and its diagonal. */
  private static void finish(
      double[] row,
      int from,
      double[][] grown,
      double[][] inputs,
      ArdKernel kernel,
      double totalVariance) {
    int last = row.length - 1;
    for (int j = from; j < last; j++) {
      double rest = kernel.value(inputs[last], inputs[j]);
      for (int k = 0; k < j; k++) {
        rest -= grown[j][k] * row[k];
      }
      row[j] = rest / grown[j][j];
    }
    double explained = 0;
    for (int j = 0; j < last; j++) {
      explained += row[j] * row[j];
    }
    row[last] = Math.sqrt(Math.max(SMALLEST_VARIANCE * totalVariance, totalVariance - explained));
  }

  /** From v to L⁻¹ v, where v may have further entries, which stay. */
  void eliminate(double[] v) {
    int i = 0;
    for (; i + 4 <= rows.length; i += 4) {
      double[] row0 = rows[i];
      double[] row1 = rows[i + 1];
      double[] row2 = rows[i + 2];
      double[] row3 = rows[i + 3];
      double rest0 = v[i];
      double rest1 = v[i + 1];
      double rest2 = v[i + 2];
      double rest3 = v[i + 3];
      for (int j = 0; j < i; j++) {
        double known = v[j];
        rest0 -= row0[j] * known;
        rest1 -= row1[j] * known;
        rest2 -= row2[j] * known;
        rest3 -= row3[j] * known;
      }
      v[i] = rest0 / row0[i];
      v[i + 1] = (rest1 - row1[i] * v[i]) / row1[i + 1];
      v[i + 2] = (rest2 - row2[i] * v[i] - row2[i + 1] * v[i + 1]) / row2[i + 2];
      v[i + 3] =
          (rest3 - row3[i] * v[i] - row3[i + 1] * v[i + 1] - row3[i + 2] * v[i + 2]) / row3[i + 3];
    }
    for (; i < rows.length; i++) {
      double[] row = rows[i];
      double rest = v[i];
      for (int j = 0; j < i; j++) {
        rest -= row[j] * v[j];
      }
      v[i] = rest / row[i];
    }
  }

  /**
   * From V to L⁻¹ V.
   *
   * @param panel [n][right sides]
   */
  void eliminate(double[][] panel) {
    for (int i = 0; i < rows.length; i++) {
      double[] row = rows[i];
      double[] rest = panel[i];
      int k = 0;
      for (; k + 4 <= i; k += 4) {
        subtract(
            rest,
            row[k],
            panel[k],
            row[k + 1],
            panel[k + 1],
            row[k + 2],
            panel[k + 2],
            row[k + 3],
            panel[k + 3]);
      }
      for (; k < i; k++) {
        subtract(rest, row[k], panel[k]);
      }
      double pivot = row[i];
      for (int r = 0; r < rest.length; r++) {
        rest[r] /= pivot;
      }
    }
  }

  private static void subtract(double[] rest, double factor, double[] known) {
    for (int r = 0; r < rest.length; r++) {
      rest[r] -= factor * known[r];
    }
  }

  /** Four of them, one after the other, with one look at the rest. */
  private static void subtract(
      double[] rest,
      double factor0,
      double[] known0,
      double factor1,
      double[] known1,
      double factor2,
      double[] known2,
      double factor3,
      double[] known3) {
    for (int r = 0; r < rest.length; r++) {
      rest[r] =
          rest[r]
              - factor0 * known0[r]
              - factor1 * known1[r]
              - factor2 * known2[r]
              - factor3 * known3[r];
    }
  }

  /** From v to L'⁻¹ v. */
  void backSubstitute(double[] v) {
    for (int i = rows.length - 1; i >= 0; i--) {
      double[] row = rows[i];
      v[i] /= row[i];
      double solved = v[i];
      for (int j = 0; j < i; j++) {
        v[j] -= row[j] * solved;
      }
    }
  }

  /** K⁻¹ v. */
  double[] solve(double[] v) {
    double[] solved = v.clone();
    eliminate(solved);
    backSubstitute(solved);
    return solved;
  }

  /** L v: independent standard normal numbers become a draw of covariance K. */
  double[] colour(double[] v) {
    double[] product = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      double[] row = rows[i];
      double sum = 0;
      for (int j = 0; j <= i; j++) {
        sum += row[j] * v[j];
      }
      product[i] = sum;
    }
    return product;
  }

  /** K v. */
  double[] covarianceTimes(double[] v) {
    double[] halfway = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      double[] row = rows[i];
      double value = v[i];
      for (int j = 0; j <= i; j++) {
        halfway[j] += row[j] * value;
      }
    }
    return colour(halfway);
  }

  /** Σ_i (L⁻¹ e_column)_i² for each column: the diagonal of K⁻¹. O(n³) operations. */
  double[] inverseDiagonal() {
    int n = rows.length;
    double[] diagonal = new double[n];
    for (int column = 0; column < n; column++) {
      double[] solved = new double[n];
      solved[column] = 1;
      for (int i = column; i < n; i++) {
        double[] row = rows[i];
        double rest = solved[i];
        for (int j = 0; j < i; j++) {
          rest -= row[j] * solved[j];
        }
        solved[i] = rest / row[i];
        diagonal[column] += solved[i] * solved[i];
      }
    }
    return diagonal;
  }
}
