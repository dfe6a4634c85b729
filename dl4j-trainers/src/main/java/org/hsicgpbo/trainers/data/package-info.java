/**
 * What networks learn from, free of any trainer: a {@link org.hsicgpbo.trainers.data.Dataset} is
 * three disjoint sets of {@link org.hsicgpbo.trainers.data.Examples} with the shape of an input and
 * the kind of the target. Examples decode themselves batch by batch into arrays that the trainer
 * keeps, so that a hundred thousand images lie in memory as the bytes they came in.
 *
 * <pre>{@code
 * float[] inputs = new float[32 * dataset.shape().size()];
 * dataset.train().inputs(order, 0, 32, inputs);   // the first 32 examples of the epoch's order
 * }</pre>
 */
@NullMarked
package org.hsicgpbo.trainers.data;

import org.jspecify.annotations.NullMarked;
