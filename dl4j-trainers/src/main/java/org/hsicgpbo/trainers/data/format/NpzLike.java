package org.hsicgpbo.trainers.data.format;

import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.decoded.Targets;

/**
 * What arrays for testing must have in common with those for training.
 *
 * @param shape of inputs
 * @param targets those for training
 */
public record NpzLike(InputShape shape, Targets targets) {}
