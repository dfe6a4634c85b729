package org.hsicgpbo.trainers.network.plan;

import org.hsicgpbo.trainers.data.InputShape;

/**
 * What one layer costs: formulas in docs/method.md, "Cost".
 *
 * @param name of the layer
 * @param output shape of what it gives for one example
 * @param parameters how many it has
 * @param flops floating-point operations of one forward pass of one example
 */
public record LayerCost(String name, InputShape output, long parameters, long flops) {}
