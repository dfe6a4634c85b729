package org.hsicgpbo.trial;

/**
 * What a network costs; NaN where it is not known.
 *
 * @param flops floating-point operations of one forward pass of one example
 * @param parameters trainable parameters
 * @param seconds seconds of training
 */
public record Cost(double flops, double parameters, double seconds) {
  /** Nothing known. */
  public static final Cost UNKNOWN = new Cost(Double.NaN, Double.NaN, Double.NaN);

  /** The same cost with other training seconds. */
  public Cost withSeconds(double newSeconds) {
    return new Cost(flops, parameters, newSeconds);
  }
}
