package org.hsicgpbo.trainers.network.perceptron;

/**
 * Keeps numbers out of the range below 1e-38, where a processor calculates a hundred times slower:
 * what an optimizer remembers of a unit that no longer learns falls into it.
 */
final class Tiny {
  /** Least mean square of a gradient; its root is far below every ε. */
  static final float SQUARE = 1e-30f;

  /** Beside it all below 1e-27 is rounded away. */
  private static final float BESIDE = 1e-20f;

  /** Beside it all below 1e-17 is rounded away. */
  private static final float BESIDE_SQUARES = 1e-10f;

  private Tiny() {}

  /** The number without what is below 1e-27. */
  static float without(float number) {
    return number + BESIDE - BESIDE;
  }

  /**
   * The number without what is below 1e-17, so that a thousandth of its square is no such number.
   */
  static float withoutSquares(float number) {
    return number + BESIDE_SQUARES - BESIDE_SQUARES;
  }
}
