package org.hsicgpbo.sensitivity;

import org.hsicgpbo.space.UnitInterval;

/**
 * What is left of a hyperparameter's range after a cut, and how good the trials in it are; figures
 * that could not be computed are NaN.
 *
 * @param part what is left, on U
 * @param trials how many trials lie in it
 * @param goalReached how many of these reach the goal
 * @param hsic S_{X|X∈part,Y}: how much the place inside the part still decides the goal, its
 *     coordinates scaled to [0,1]
 * @param standardError of {@code hsic}, of first order
 * @param pValue p-value of independence inside the part
 * @param chanceRatio estimate of P(Z=1 | U∈part) / P(Z=1); above 1 the cut helps
 * @param chanceRatioLow lower end of its exact 95 % interval
 * @param chanceRatioHigh upper end
 * @param keepsGoalPValue p-value of the one-sided test that the chance does not fall below half
 */
public record IntervalPoint(
    UnitInterval part,
    int trials,
    int goalReached,
    double hsic,
    double standardError,
    double pValue,
    double chanceRatio,
    double chanceRatioLow,
    double chanceRatioHigh,
    double keepsGoalPValue) {}
