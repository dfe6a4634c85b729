package org.hsicgpbo.benchmarks.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurvePictureTest {
  @Test
  void everyFunctionHasAPanelWithTheLineOfEachStrategy() {
    List<String> functions = List.of("Branin", "Levy10", "LayerTree");
    List<Run> runs =
        functions.stream()
            .flatMap(
                f ->
                    IntStream.range(0, 4)
                        .mapToObj(seed -> falling(f, seed % 2 == 0 ? "gpbo" : "tpe", seed)))
            .toList();

    BufferedImage picture = CurvePicture.draw(functions, runs, 1e-6);

    int side = picture.getWidth() / 3;
    for (int column = 0; column < 3; column++) {
      BufferedImage panel = picture.getSubimage(column * side, 0, side, picture.getHeight() / 2);
      assertThat(pixels(panel, StrategyLook.of("gpbo").colour())).isGreaterThan(100);
      assertThat(pixels(panel, StrategyLook.of("tpe").colour())).isGreaterThan(100);
      assertThat(pixels(panel, StrategyLook.of("cma-es").colour())).isZero();
    }
  }

  private static Run falling(String function, String strategy, int seed) {
    double factor = strategy.equals("gpbo") ? 1 : 5;
    return new Run(
        function,
        strategy,
        seed,
        IntStream.rangeClosed(1, 50)
            .mapToObj(i -> new RunStep(i, factor * (10 + seed) / i, 0, Double.NaN, Double.NaN))
            .toList());
  }

  private static long pixels(BufferedImage image, Color colour) {
    return IntStream.range(0, image.getWidth() * image.getHeight())
        .filter(k -> image.getRGB(k % image.getWidth(), k / image.getWidth()) == colour.getRGB())
        .count();
  }
}
