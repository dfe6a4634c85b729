package org.hsicgpbo.trainers.problem;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;

/**
 * Particles u in a medium of species η: du/dt = −v (σ·η) u and dη/dt = v (Σ η) u with v = 1. A
 * species that absorbs a particle becomes the next one; the last absorbs without changing, so the
 * columns of Σ sum to zero and total η is conserved.
 *
 * <p>The state is (u, η_1, …, η_M). Absorption cross sections: docs/method.md, "Bateman".
 */
public final class BatemanSystem implements FirstOrderDifferentialEquations {
  /**
   * Cross sections σ of the eleven species, our choice: a particle population falls to about a
   * tenth within t = 10.
   */
  private static final double[] ELEVEN_SPECIES = {
    0.020, 0.060, 0.030, 0.100, 0.012, 0.075, 0.045, 0.025, 0.090, 0.040, 0.015
  };

  private final double[] crossSections;

  /** A chain of the given absorption cross sections, at least one. */
  public BatemanSystem(double... crossSections) {
    if (crossSections.length == 0) {
      throw new IllegalArgumentException("A chain needs at least one species.");
    }
    this.crossSections = crossSections.clone();
  }

  /** The chain of eleven species that the problem uses. */
  public static BatemanSystem elevenSpecies() {
    return new BatemanSystem(ELEVEN_SPECIES);
  }

  /** How many species there are. */
  public int species() {
    return crossSections.length;
  }

  @Override
  public int getDimension() {
    return 1 + crossSections.length;
  }

  @Override
  public void computeDerivatives(double t, double[] state, double[] derivative) {
    double u = state[0];
    double absorbed = 0;
    double fromPrevious = 0;
    int last = crossSections.length;
    for (int i = 1; i <= last; i++) {
      double reaction = crossSections[i - 1] * state[i] * u;
      absorbed += reaction;
      derivative[i] = fromPrevious - (i < last ? reaction : 0);
      fromPrevious = reaction;
    }
    derivative[0] = -absorbed;
  }
}
