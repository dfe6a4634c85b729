package org.hsicgpbo.trainers.data;

import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * Pixels as (value − mean) / scale, with one mean and scale for each channel. Pixels of bytes have
 * values from 0 to 255.
 *
 * @param shape of the images
 * @param scaling of the channels
 */
@JsonTypeName("pixels")
public record PixelEncoding(InputShape.Image shape, Standardisation scaling)
    implements InputEncoding {
  /** Checks that there is a scaling for each channel. */
  public PixelEncoding {
    if (scaling.mean().length != shape.channels() || scaling.scale().length != shape.channels()) {
      throw new IllegalArgumentException(
          "There are %d means and %d scales for %d channels; there must be one of each for each channel."
              .formatted(scaling.mean().length, scaling.scale().length, shape.channels()));
    }
  }

  @Override
  public int width() {
    return shape.size();
  }

  /** The input that a value of a channel becomes. */
  public float input(double value, int channel) {
    return (float) ((value - scaling.mean()[channel]) / scaling.scale()[channel]);
  }
}
