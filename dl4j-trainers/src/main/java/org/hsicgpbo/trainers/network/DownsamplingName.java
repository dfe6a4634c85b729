package org.hsicgpbo.trainers.network;

/** How a stage of a convolutional network makes its image smaller. */
public enum DownsamplingName {
  /** The largest number of each window. */
  MAX,
  /** The mean of each window. */
  AVERAGE,
  /** The last convolution of the stage skips pixels. */
  STRIDE
}
