/**
 * Ends trainings early that will hardly be among the best, by the validation errors of their
 * epochs.
 *
 * <p>A {@link org.hsicgpbo.study.pruning.ProgressLog} holds what was measured, a {@link
 * org.hsicgpbo.study.pruning.Pruner} says of one trial after one epoch whether it stops, and a
 * {@link org.hsicgpbo.study.pruning.SampleRule} protects the trials from which hyperparameters are
 * ranked. All decisions follow from the log alone.
 *
 * <pre>{@code
 * ProgressLog seen = new ProgressLog();
 * Pruner halving = new SuccessiveHalvingPruner(1, 2);
 * halving.stops(seen.record(1, 1, 8, 0.5), seen); // false: nothing to compare it with
 * halving.stops(seen.record(2, 1, 8, 0.7), seen); // true: the worse half of two
 * halving.stops(seen.record(3, 1, 8, 0.4), seen); // false: the best so far goes on
 * }</pre>
 */
@NullMarked
package org.hsicgpbo.study.pruning;

import org.jspecify.annotations.NullMarked;
