/**
 * Saved networks and what is needed to use them.
 *
 * <p>A model is a zip of Deeplearning4j with one more entry, the {@link
 * org.hsicgpbo.trainers.model.ModelCard} as JSON: configuration, data, figures, and the encoding of
 * inputs and targets. {@link org.hsicgpbo.trainers.model.ModelFile} builds a network from the card
 * and takes nothing but its weights from Deeplearning4j's entries, so that no class that a
 * stranger's file names is ever loaded. {@link org.hsicgpbo.trainers.model.PredictMain} runs a
 * model on a file.
 */
@NullMarked
package org.hsicgpbo.trainers.model;

import org.jspecify.annotations.NullMarked;
