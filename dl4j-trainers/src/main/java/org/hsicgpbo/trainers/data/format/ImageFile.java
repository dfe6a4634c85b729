package org.hsicgpbo.trainers.data.format;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.hsicgpbo.trainers.data.DataProblem;
import org.hsicgpbo.trainers.data.InputShape;

/** Reads one image and scales it to a size by averaging areas; its proportions may change. */
public final class ImageFile {
  /** More pixels than cameras take; a small file can claim any number. */
  private static final long MOST_PIXELS = 200_000_000;

  /** Luma of ITU-R BT.601, in thousandths. */
  private static final int RED = 299;

  private static final int GREEN = 587;
  private static final int BLUE = 114;

  private ImageFile() {}

  /**
   * Reads an image into planes of bytes: grey (luma), or red, green and blue. Transparent parts are
   * black.
   *
   * @throws IllegalArgumentException if it is no image that can be read
   */
  public static void read(Path file, InputShape.Image shape, byte[] planes) {
    BufferedImage scaled = scaled(decode(file), shape.width(), shape.height());
    int pixels = shape.height() * shape.width();
    for (int i = 0; i < pixels; i++) {
      int rgb = scaled.getRGB(i % shape.width(), i / shape.width());
      int red = rgb >> 16 & 0xFF;
      int green = rgb >> 8 & 0xFF;
      int blue = rgb & 0xFF;
      if (shape.channels() == 1) {
        planes[i] = (byte) ((RED * red + GREEN * green + BLUE * blue + 500) / 1000);
      } else {
        planes[i] = (byte) red;
        planes[pixels + i] = (byte) green;
        planes[2 * pixels + i] = (byte) blue;
      }
    }
  }

  private static BufferedImage scaled(BufferedImage image, int width, int height) {
    boolean fits = image.getWidth() == width && image.getHeight() == height;
    Image drawn = fits ? image : image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING);
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = scaled.createGraphics();
    graphics.drawImage(drawn, 0, 0, null);
    graphics.dispose();
    return scaled;
  }

  private static BufferedImage decode(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw DataProblem.unreadable(file, e);
    }
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw DataProblem.in(file, "this is no PNG or JPEG image.");
      }
      return decode(file, readers.next(), in);
    } catch (IOException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "%s: the image is damaged or of an unusual kind: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private static BufferedImage decode(Path file, ImageReader reader, ImageInputStream in)
      throws IOException {
    try {
      reader.setInput(in, true, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > MOST_PIXELS) {
        throw DataProblem.in(
            file,
            "the image has %d pixels; at most %d can be read.".formatted(pixels, MOST_PIXELS));
      }
      return reader.read(0);
    } finally {
      reader.dispose();
    }
  }
}
