package org.hsicgpbo.study.pruning;

/**
 * Says which trainings are not worth going on with. A decision depends on nothing but what was
 * recorded, in the order in which it was.
 */
public sealed interface Pruner permits MedianPruner, SuccessiveHalvingPruner, HyperbandPruner {
  /**
   * Whether a trial stops.
   *
   * @param trial the trial after its latest epoch
   * @param seen all that was measured so far, that epoch included
   */
  boolean stops(Progress trial, ProgressLog seen);

  /** In words: "median after 3 epochs and 5 completed trials". */
  String describe();
}
