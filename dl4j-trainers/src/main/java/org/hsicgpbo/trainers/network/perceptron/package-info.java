/**
 * One training step of a multilayer perceptron in a handful of calls: matrix products by the BLAS
 * that ND4J brings, everything else by loops over {@code float[]}.
 *
 * <p>Deeplearning4j makes about a hundred native calls for each iteration, each with descriptions
 * of shapes, which is nearly all the time of a small network (docs/adr/0005). {@link
 * org.hsicgpbo.trainers.network.perceptron.PerceptronRecipe} tells whether a network and its
 * training are of the kind that is computed here, as a list of {@link
 * org.hsicgpbo.trainers.network.perceptron.PerceptronLayer}s: dense ones, batch normalisations and
 * sums. {@link org.hsicgpbo.trainers.network.perceptron.PerceptronStep} computes on the parameters
 * of a Deeplearning4j network in their own place and order, so that the network is one of
 * Deeplearning4j at any time.
 */
@NullMarked
package org.hsicgpbo.trainers.network.perceptron;

import org.jspecify.annotations.NullMarked;
