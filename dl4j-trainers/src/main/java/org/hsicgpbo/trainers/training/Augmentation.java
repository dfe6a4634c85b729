package org.hsicgpbo.trainers.training;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.network.AugmentationSettings;

/** Mirrors and moves the images of a batch at random. For one thread. */
final class Augmentation implements BatchChange {
  private final AugmentationSettings settings;
  private final InputShape.Image shape;
  private final float[] original;
  private RandomGenerator random = new SplittableRandom(0);

  Augmentation(AugmentationSettings settings, InputShape.Image shape) {
    this.settings = settings;
    this.shape = shape;
    this.original = new float[shape.size()];
  }

  /** What happens from here on follows from the seed. */
  void restart(long seed) {
    random = new SplittableRandom(seed);
  }

  @Override
  public void apply(float[] inputs, float[] targets, int size) {
    for (int i = 0; i < size; i++) {
      boolean mirrored = settings.flip() && random.nextBoolean();
      int down = random.nextInt(-settings.crop(), settings.crop() + 1);
      int right = random.nextInt(-settings.crop(), settings.crop() + 1);
      if (mirrored || down != 0 || right != 0) {
        change(inputs, i * shape.size(), mirrored, down, right);
      }
    }
  }

  private void change(float[] inputs, int start, boolean mirrored, int down, int right) {
    int width = shape.width();
    System.arraycopy(inputs, start, original, 0, original.length);
    Arrays.fill(inputs, start, start + original.length, 0);
    int first = Math.max(0, right);
    int end = Math.min(width, width + right);
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int row = Math.max(0, down);
          row < Math.min(shape.height(), shape.height() + down);
          row++) {
        int to = (channel * shape.height() + row) * width;
        int from = (channel * shape.height() + row - down) * width;
        for (int column = first; column < end; column++) {
          int source = column - right;
          inputs[start + to + column] = original[from + (mirrored ? width - 1 - source : source)];
        }
      }
    }
  }
}
