package org.hsicgpbo.search.baseline;

/**
 * Mirrors at 0 and 1, and at every whole number: they fold the line onto [0,1] and continue a
 * function on [0,1] to the whole line without a jump.
 */
final class Mirror {
  private Mirror() {}

  /** The point of [0,1] that x is an image of. */
  static double fold(double x) {
    double rest = x - 2 * Math.floor(x / 2);
    return Math.min(1, Math.max(0, rest <= 1 ? rest : 2 - rest));
  }

  /** Of all images 2k ± u of u in [0,1] the one nearest to x. */
  static double imageNear(double u, double x) {
    double upright = 2 * Math.rint((x - u) / 2) + u;
    double mirrored = 2 * Math.rint((x + u) / 2) - u;
    return Math.abs(upright - x) <= Math.abs(mirrored - x) ? upright : mirrored;
  }
}
