/**
 * Which hyperparameters decide whether a network ends among the best, and which only drive its
 * cost: goal-oriented HSIC (Novello et al. 2023).
 *
 * <p>A {@link org.hsicgpbo.sensitivity.Goal} says which trials count as good. A {@link
 * org.hsicgpbo.sensitivity.SensitivityAnalyzer} turns a random sample of trials into a {@link
 * org.hsicgpbo.sensitivity.SensitivityReport}, and {@link org.hsicgpbo.sensitivity.RoleAssignment}
 * turns that into one {@link org.hsicgpbo.sensitivity.Role} for each hyperparameter, with reasons:
 *
 * <pre>{@code
 * TrialHistory warmUp = history.ofStage("warm-up");
 * SensitivityReport report =
 *     new SensitivityAnalyzer(new Goal.Best(0.1), CostMeasure.FLOPS, seed).analyze(warmUp);
 * for (RoleDecision decision : RoleAssignment.assign(report, warmUp)) {
 *   System.out.println(decision.hyperparameter() + ": " + decision.role().label());
 * }
 * // learning-rate: optimize
 * // n-units: narrow
 * }</pre>
 *
 * <p>Beyond the ranking there are {@link org.hsicgpbo.sensitivity.PairAnalyzer} for what two decide
 * together, {@link org.hsicgpbo.sensitivity.AnovaAnalyzer} for shares with all interactions, {@link
 * org.hsicgpbo.sensitivity.IntervalAnalyzer} for how far a range can be cut, {@link
 * org.hsicgpbo.sensitivity.OutputAnalyzer} for real-valued outputs, and {@link
 * org.hsicgpbo.sensitivity.PrecisionAnalyzer} for how sure an index is.
 *
 * <p>How it is fast: {@code GaussianExpansion} writes the Gaussian kernel as a short sum of
 * products of Chebyshev polynomials, so that {@code KernelMoments} has every double sum over n²
 * pairs from one pass over n trials, and {@code GaussianFeatures} turns trials into short vectors
 * whose scalar products are the kernel, so that {@code PermutationTest} needs no kernel matrix.
 * Formulas and sources: docs/method.md.
 */
@NullMarked
package org.hsicgpbo.sensitivity;

import org.jspecify.annotations.NullMarked;
