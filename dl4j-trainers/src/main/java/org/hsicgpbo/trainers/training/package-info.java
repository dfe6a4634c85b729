/**
 * Trains networks and measures them: {@link org.hsicgpbo.trainers.training.NetworkObjective} is the
 * {@link org.hsicgpbo.study.Objective} with DL4J behind it.
 *
 * <p>A training is an order of examples that follows from (seed, epoch), a step of the optimizer
 * for each batch, and at the end of each epoch one pass over the validation examples, an event, and
 * perhaps a checkpoint. As nothing else is random, a training that goes on from a checkpoint ends
 * as it would have ended.
 */
@NullMarked
package org.hsicgpbo.trainers.training;

import org.jspecify.annotations.NullMarked;
