package org.hsicgpbo.trainers.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.network.AugmentationSettings;
import org.junit.jupiter.api.Test;

class BatchChangeTest {
  private static final InputShape.Image SHAPE = new InputShape.Image(2, 2, 3);
  private static final float[] IMAGE = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

  @Test
  void aMirroredImageHasItsColumnsTurnedRound() {
    Set<String> seen = images(new AugmentationSettings(true, 0), 50);
    assertThat(seen)
        .containsExactlyInAnyOrder(
            Arrays.toString(IMAGE),
            Arrays.toString(new float[] {3, 2, 1, 6, 5, 4, 9, 8, 7, 12, 11, 10}));
  }

  @Test
  void aMovedImageIsZeroWhereNothingWas() {
    Set<String> seen = images(new AugmentationSettings(false, 1), 300);
    assertThat(seen)
        .as("three places down times three places right")
        .hasSize(9)
        .contains(
            Arrays.toString(new float[] {0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 7, 8}),
            Arrays.toString(new float[] {5, 6, 0, 0, 0, 0, 11, 12, 0, 0, 0, 0}));
  }

  @Test
  void theSameSeedChangesTheSameWay() {
    Augmentation augmentation = new Augmentation(new AugmentationSettings(true, 1), SHAPE);
    float[] first = batch(augmentation, 9);
    batch(augmentation, 10);
    assertThat(batch(augmentation, 9)).isEqualTo(first);
  }

  @Test
  void smoothedLabelsStillSumToOne() {
    float[] targets = {0, 1, 0, 0};
    new LabelSmoothing(0.2, 4).apply(new float[0], targets, 1);
    assertThat(targets).containsExactly(0.05f, 0.85f, 0.05f, 0.05f);
  }

  @Test
  void anEpochHasAnOrderOfItsOwnThatFollowsFromTheSeed() {
    int[] first = order(1, 1);
    assertThat(first).isEqualTo(order(1, 1)).isNotEqualTo(order(1, 2)).isNotEqualTo(order(2, 1));
    Arrays.sort(first);
    assertThat(first).isEqualTo(Order.natural(100));
  }

  private static int[] order(long seed, int epoch) {
    int[] order = new int[100];
    Order.shuffle(order, seed, epoch);
    return order;
  }

  private static Set<String> images(AugmentationSettings settings, int draws) {
    Augmentation augmentation = new Augmentation(settings, SHAPE);
    augmentation.restart(4);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < draws; i++) {
      float[] image = IMAGE.clone();
      augmentation.apply(image, new float[0], 1);
      seen.add(Arrays.toString(image));
    }
    return seen;
  }

  private static float[] batch(Augmentation augmentation, long seed) {
    float[] images = Arrays.copyOf(IMAGE, 2 * IMAGE.length);
    augmentation.restart(seed);
    augmentation.apply(images, new float[0], 2);
    return images;
  }
}
