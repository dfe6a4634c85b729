package org.hsicgpbo.trainers.data;

/** The shape of one input. */
public sealed interface InputShape {
  /** How many numbers an input has. */
  int size();

  /**
   * Numbers without neighbours.
   *
   * @param size how many
   */
  record Flat(int size) implements InputShape {}

  /**
   * An image, stored channel by channel, row by row.
   *
   * @param channels 1 for grey, 3 for red, green and blue
   * @param height rows
   * @param width columns
   */
  record Image(int channels, int height, int width) implements InputShape {
    @Override
    public int size() {
      return channels * height * width;
    }
  }
}
