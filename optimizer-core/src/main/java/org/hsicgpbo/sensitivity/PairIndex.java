package org.hsicgpbo.sensitivity;

/**
 * What two hyperparameters decide together; figures that could not be computed are NaN.
 *
 * @param first name of the one
 * @param second name of the other
 * @param active how many trials have both active; only these are compared
 * @param goalReached how many of these reach the goal
 * @param bandwidth the bandwidth that both coordinates share
 * @param hsic S of the pair, with the product of the two kernels
 * @param excess the part of it that neither hyperparameter explains alone: the same statistic with
 *     the product of the two centred kernels
 * @param pValue p-value of the excess under the hypothesis that at most one of the two matters
 * @param pAdjusted the same, corrected over all pairs
 */
public record PairIndex(
    String first,
    String second,
    int active,
    int goalReached,
    double bandwidth,
    double hsic,
    double excess,
    double pValue,
    double pAdjusted) {

  /** Whether the pair decides more than its two parts at the level of 5 %, after correction. */
  public boolean isSignificant() {
    return pAdjusted < HsicIndex.SIGNIFICANCE;
  }
}
