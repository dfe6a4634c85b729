package org.hsicgpbo.trial;

import java.util.Locale;

/** Which of the figures of a {@link Cost} is meant. */
public enum CostMeasure {
  /** Floating-point operations of one forward pass of one example. */
  FLOPS,
  /** Trainable parameters. */
  PARAMETERS,
  /** Seconds of training. */
  SECONDS;

  /** The figure; NaN if it is not known. */
  public double of(Cost cost) {
    return switch (this) {
      case FLOPS -> cost.flops();
      case PARAMETERS -> cost.parameters();
      case SECONDS -> cost.seconds();
    };
  }

  /** The name in files and reports: flops, parameters, seconds. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
