package org.hsicgpbo.trainers.training;

import java.util.List;
import java.util.SplittableRandom;
import org.hsicgpbo.trainers.data.Dataset;
import org.hsicgpbo.trainers.data.Encoding;
import org.hsicgpbo.trainers.data.Examples;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.PixelEncoding;
import org.hsicgpbo.trainers.data.Standardisation;
import org.hsicgpbo.trainers.data.Task;

/** Images of noise with a bright left or right half, or both dark. */
final class Blobs {
  static final InputShape.Image SHAPE = new InputShape.Image(1, 8, 8);
  private static final int CLASSES = 3;

  private Blobs() {}

  static Dataset data(int train, int validation) {
    return new Dataset(
        "blobs",
        SHAPE,
        new Task.Classification(List.of("left", "right", "none")),
        examples(train, 1),
        examples(validation, 2),
        examples(validation, 3),
        new Encoding(
            new PixelEncoding(SHAPE, Standardisation.identity(1)), Standardisation.identity(1)),
        "");
  }

  private static Examples examples(int size, long seed) {
    float[][] images = new float[size][SHAPE.size()];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < size; i++) {
      for (int p = 0; p < SHAPE.size(); p++) {
        boolean left = p % SHAPE.width() < SHAPE.width() / 2;
        boolean bright = i % CLASSES == 0 ? left : i % CLASSES == 1 && !left;
        images[i][p] = (float) (random.nextDouble() - 0.5 + (bright ? 0.5 : 0));
      }
    }
    return new Examples() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public void inputs(int[] rows, int from, int to, float[] into) {
        for (int i = from; i < to; i++) {
          System.arraycopy(images[rows[i]], 0, into, (i - from) * SHAPE.size(), SHAPE.size());
        }
      }

      @Override
      public void targets(int[] rows, int from, int to, float[] into) {
        for (int i = from; i < to; i++) {
          for (int k = 0; k < CLASSES; k++) {
            into[(i - from) * CLASSES + k] = rows[i] % CLASSES == k ? 1 : 0;
          }
        }
      }
    };
  }
}
