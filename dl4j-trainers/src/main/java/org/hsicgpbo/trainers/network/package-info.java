/**
 * What a configuration says: {@link org.hsicgpbo.trainers.network.NetworkSettings} of the network,
 * {@link org.hsicgpbo.trainers.network.TrainingSettings} of its training, each with its defaults;
 * {@link org.hsicgpbo.trainers.network.KnownHyperparameters} tells which names and values there
 * are. Settings give a {@link org.hsicgpbo.trainers.network.plan.NetworkPlan}; only the package
 * {@code network.dl4j} makes a Deeplearning4j network of it.
 *
 * <pre>{@code
 * NetworkSettings settings = NetworkSettings.of(NetworkKind.MLP, configuration);
 * NetworkPlan plan = settings.plan(dataset.shape(), dataset.task());   // may refuse
 * long flops = plan.flops();
 * }</pre>
 */
@NullMarked
package org.hsicgpbo.trainers.network;

import org.jspecify.annotations.NullMarked;
