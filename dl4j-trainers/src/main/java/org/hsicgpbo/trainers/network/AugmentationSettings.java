package org.hsicgpbo.trainers.network;

/**
 * What is done at random to each image, each time it is trained on.
 *
 * @param flip {@code flip}: every second image is mirrored left to right, default false
 * @param crop {@code crop}: images are moved by up to so many pixels in both directions, with zeros
 *     where nothing was, default 0
 */
public record AugmentationSettings(boolean flip, int crop) {

  static AugmentationSettings of(Hyperparameters values) {
    return new AugmentationSettings(values.truth("flip", false), values.integer("crop", 0));
  }

  /** Whether anything is done. */
  public boolean isActive() {
    return flip || crop > 0;
  }
}
