/**
 * The one place where plans become Deeplearning4j networks: {@link
 * org.hsicgpbo.trainers.network.dl4j.Dl4jNetworks} builds them, and {@link
 * org.hsicgpbo.trainers.network.dl4j.Network} hides whether DL4J runs a chain of layers or a graph.
 */
@NullMarked
package org.hsicgpbo.trainers.network.dl4j;

import org.jspecify.annotations.NullMarked;
