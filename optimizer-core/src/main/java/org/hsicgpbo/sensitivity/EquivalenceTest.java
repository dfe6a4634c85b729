package org.hsicgpbo.sensitivity;

import org.apache.commons.math3.stat.inference.AlternativeHypothesis;
import org.apache.commons.math3.stat.inference.BinomialTest;
import org.hsicgpbo.space.UnitInterval;

/**
 * The one-sided test that a part C of the range does not lower the chance of a good network by more
 * than δ: H₀: P(Z=1 | U∈C) ≤ P(Z=1) − δ.
 *
 * <p>By Bayes' rule P(U∈C | Z=1) = P(Z=1 | U∈C)·s / P(Z=1) with s = P(U∈C), the length of C, known
 * because U is uniform by design. So with δ = margin·P(Z=1), H₀ says P(U∈C | Z=1) ≤ s·(1 − margin).
 * Given the threshold, the coordinates of the m trials below it are independent draws of U given
 * Z=1, so the number x of them in C is binomial and the exact p-value is P(Bin(m, s·(1 − margin)) ≥
 * x) (Clopper and Pearson 1934). No large-sample approximation is needed, which matters at m = 6.
 *
 * @param part C
 * @param good m, the trials of the group that reach the goal
 * @param inside x, those of them in C
 * @param chanceRatio estimate of P(Z=1 | U∈C) / P(Z=1), that is (x/m)/s
 * @param pValue of H₀; small means that C keeps the goal
 */
record EquivalenceTest(UnitInterval part, int good, int inside, double chanceRatio, double pValue) {

  /** The test of a part of positive length in a group with at least one good trial. */
  static EquivalenceTest of(UnitInterval part, ActivationGroup group, double margin) {
    int good = 0;
    int inside = 0;
    for (int i = 0; i < group.size(); i++) {
      if (group.reached()[i]) {
        good++;
        inside += part.contains(group.u()[i]) ? 1 : 0;
      }
    }
    double share = part.high() - part.low();
    double pValue =
        new BinomialTest()
            .binomialTest(good, inside, share * (1 - margin), AlternativeHypothesis.GREATER_THAN);
    return new EquivalenceTest(part, good, inside, (double) inside / good / share, pValue);
  }
}
