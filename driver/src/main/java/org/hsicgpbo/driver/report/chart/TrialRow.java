package org.hsicgpbo.driver.report.chart;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.FinishedTrial;
import org.jspecify.annotations.Nullable;

/**
 * One trial in a picture.
 *
 * @param trial its number
 * @param stage the stage that suggested it
 * @param error its validation error
 * @param cost its cost; null where it is not known
 * @param configuration as text
 * @param best the lowest error so far
 * @param pareto whether no cheaper trial is as good
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TrialRow(
    int trial,
    String stage,
    double error,
    @Nullable Double cost,
    String configuration,
    double best,
    boolean pareto) {

  static TrialRow of(FinishedTrial trial, CostMeasure measure, double best, boolean pareto) {
    double cost = measure.of(trial.outcome().cost());
    return new TrialRow(
        trial.trial().number(),
        trial.trial().suggestion().stage(),
        trial.errorOrWorst(),
        cost > 0 ? cost : null,
        trial.configuration().toString(),
        best,
        pareto);
  }
}
