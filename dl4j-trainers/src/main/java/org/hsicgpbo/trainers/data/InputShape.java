package org.hsicgpbo.trainers.data;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** The shape of one input. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = InputShape.Flat.class, name = "numbers"),
  @JsonSubTypes.Type(value = InputShape.Image.class, name = "image")
})
public sealed interface InputShape {
  /** How many numbers an input has. */
  int size();

  /** What inputs of this shape are called in messages. */
  String words();

  /**
   * Numbers without neighbours.
   *
   * @param size how many
   */
  record Flat(int size) implements InputShape {
    @Override
    public String words() {
      return "inputs of %d numbers".formatted(size);
    }
  }

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

    @Override
    public String words() {
      return "images of %d × %d pixels with %s"
          .formatted(height, width, channels == 1 ? "1 channel" : channels + " channels");
    }
  }
}
