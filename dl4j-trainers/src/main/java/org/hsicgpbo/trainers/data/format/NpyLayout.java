package org.hsicgpbo.trainers.data.format;

import org.hsicgpbo.trainers.data.InputShape;

/**
 * Where the elements of an input lie in a row of an array.
 *
 * @param shape of an input
 * @param channelsLast whether channels are the last dimension of the array
 */
record NpyLayout(InputShape shape, boolean channelsLast) {

  /**
   * Tells images from flat inputs by the number of dimensions, and channels by their number: 1 or
   * 3.
   */
  static NpyLayout of(NpyArray array) {
    long[] d = array.shape();
    return switch (d.length) {
      case 1, 2 -> new NpyLayout(new InputShape.Flat(array.rowSize()), false);
      case 3 -> new NpyLayout(new InputShape.Image(1, (int) d[1], (int) d[2]), false);
      case 4 -> withChannels(array, (int) d[1], (int) d[2], (int) d[3]);
      default ->
          throw array.problem(
              "found %d dimensions; there must be 2 (flat inputs), 3 or 4 (images)."
                  .formatted(d.length));
    };
  }

  private static NpyLayout withChannels(NpyArray array, int a, int b, int c) {
    boolean first = a == 1 || a == 3;
    boolean last = c == 1 || c == 3;
    if (first == last) {
      throw array.problem(
          "found images of %d × %d × %d; either the first or the last of these must be 1 or 3, the number of channels."
              .formatted(a, b, c));
    }
    return last
        ? new NpyLayout(new InputShape.Image(c, a, b), true)
        : new NpyLayout(new InputShape.Image(a, b, c), false);
  }

  /** Which element of the row of the array is the k-th of the input. */
  int source(int k) {
    if (!channelsLast || !(shape instanceof InputShape.Image image)) {
      return k;
    }
    int pixels = image.height() * image.width();
    return k % pixels * image.channels() + k / pixels;
  }
}
