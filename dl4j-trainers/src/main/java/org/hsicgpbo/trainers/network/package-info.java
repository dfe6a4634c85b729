/**
 * From a configuration to a network: which hyperparameters are understood, what they default to,
 * the DL4J network they build and what it costs. Only {@link
 * org.hsicgpbo.trainers.network.MlpBuilder} touches DL4J.
 */
@NullMarked
package org.hsicgpbo.trainers.network;

import org.jspecify.annotations.NullMarked;
