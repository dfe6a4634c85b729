package org.hsicgpbo.trainers.network;

import org.hsicgpbo.trainers.network.plan.Padding;

/**
 * What a configuration says of convolutions.
 *
 * @param count {@code convolutions-per-stage}, default 1
 * @param filters {@code filters} of the first stage, default 32
 * @param growth {@code filter-growth}: by which factor filters grow from stage to stage, default 2
 * @param kernelSize {@code kernel-size}: pixels along each side of the window, default 3
 * @param padding {@code padding}: same or valid, default same
 */
public record ConvolutionSettings(
    int count, int filters, double growth, int kernelSize, Padding padding) {

  static ConvolutionSettings of(Hyperparameters values) {
    return new ConvolutionSettings(
        values.integer("convolutions-per-stage", 1),
        values.integer("filters", 32),
        values.number("filter-growth", 2),
        values.integer("kernel-size", 3),
        values.name("padding", Padding.SAME));
  }

  /** The filters of a stage, counted from 1; at least one. */
  public int filters(int stage) {
    double grown = filters * Math.pow(growth, stage - 1.0);
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(grown)));
  }
}
