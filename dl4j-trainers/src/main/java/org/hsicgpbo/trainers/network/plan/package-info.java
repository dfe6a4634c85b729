/**
 * A network as a list of layers with shapes, free of any trainer: it can be refused, counted and
 * described before anything is built.
 *
 * <p>A {@link org.hsicgpbo.trainers.network.plan.Layer} knows the shape it gives, its parameters
 * and its FLOPs; a {@link org.hsicgpbo.trainers.network.plan.NetworkPlan} joins layers, and {@link
 * org.hsicgpbo.trainers.network.plan.TrainingMemory} estimates what training it takes.
 *
 * <pre>{@code
 * PlanBuilder plan = new PlanBuilder(new InputShape.Image(1, 28, 28));
 * plan.add("conv", new Layer.Convolution(32, 3, 1, Padding.SAME, ActivationName.RELU, 0));
 * plan.add("output", new Layer.Dense(10, OutputActivation.SOFTMAX, 0));
 * plan.build().costs().forEach(System.out::println);
 * // LayerCost[name=conv, output=Image[channels=32, height=28, width=28], parameters=320, flops=501760]
 * // LayerCost[name=output, output=Flat[size=10], parameters=250890, flops=501890]
 * }</pre>
 */
@NullMarked
package org.hsicgpbo.trainers.network.plan;

import org.jspecify.annotations.NullMarked;
