package org.hsicgpbo.trainers.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.Dataset;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.Task;
import org.hsicgpbo.trainers.data.TestData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesProblemTest {
  private static final int RED = 0xFF0000;
  private static final int GREY = 0x646464; // 100 in each channel

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @BeforeEach
  void writeImages() throws IOException {
    for (int i = 0; i < 10; i++) {
      write("pictures/red/%d.png".formatted(i), 8 + i, 6, RED);
      write("pictures/grey/%d.png".formatted(i), 4, 4, GREY);
    }
    Files.writeString(folder.resolve("pictures/grey/.DS_Store"), "x");
    Files.writeString(folder.resolve("pictures/grey/notes.txt"), "x");
  }

  @Test
  void foldersAreClassesAndImagesAreScaledToTheSize() {
    Dataset set = load(Map.of("scaling", "unit"));

    assertThat(set.task()).isEqualTo(new Task.Classification(List.of("grey", "red")));
    assertThat(set.shape()).isEqualTo(new InputShape.Image(3, 4, 4));
    float[] inputs = TestData.inputs(set, set.train());
    float[] targets = TestData.targets(set, set.train());
    for (int i = 0; i < set.train().size(); i++) {
      boolean red = targets[2 * i + 1] == 1;
      for (int k = 0; k < 48; k++) {
        float expected = red ? (k < 16 ? 1 : 0) : 100 / 255f;
        assertThat(inputs[48 * i + k])
            .as("image %d, number %d", i, k)
            .isCloseTo(expected, within(1e-6f));
      }
    }
  }

  @Test
  void oneChannelIsTheLuma() {
    Dataset set = load(Map.of("scaling", "unit", "channels", 1));

    assertThat(set.shape()).isEqualTo(new InputShape.Image(1, 4, 4));
    float[] inputs = TestData.inputs(set, set.train());
    float[] targets = TestData.targets(set, set.train());
    for (int i = 0; i < set.train().size(); i++) {
      // ITU-R BT.601: 0.299 · 255 = 76
      float expected = targets[2 * i + 1] == 1 ? 76 / 255f : 100 / 255f;
      assertThat(inputs[16 * i]).isCloseTo(expected, within(1e-6f));
    }
  }

  @Test
  void jpegsAreReadToo() throws IOException {
    for (int i = 0; i < 10; i++) {
      write("photos/a/%d.jpg".formatted(i), 16, 16, GREY);
      write("photos/b/%d.JPEG".formatted(i), 16, 16, RED);
    }
    assertThat(load(Map.of("directory", "photos")).train().size()).isEqualTo(12);
  }

  @Test
  void aDamagedImageIsTold() throws IOException {
    Path file = folder.resolve("pictures/red/3.png");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 40));
    assertThatThrownBy(() -> load(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("3.png", "damaged");

    Files.writeString(file, "text");
    assertThatThrownBy(() -> load(Map.of())).hasMessageContainingAll("3.png", "no PNG or JPEG");
  }

  @Test
  void oneClassOnlyIsTold() throws IOException {
    write("single/a/1.png", 4, 4, RED);

    assertThatThrownBy(() -> load(Map.of("directory", "single")))
        .hasMessageContainingAll("one folder (a)", "at least two classes");
  }

  @Test
  void aClassWithoutImagesIsTold() throws IOException {
    Files.createDirectories(folder.resolve("pictures/void"));

    assertThatThrownBy(() -> load(Map.of())).hasMessageContainingAll("void", ".png");
  }

  @Test
  void aClassThatOnlyTestingHasIsTold() throws IOException {
    write("test/blue/1.png", 4, 4, 0xFF);

    assertThatThrownBy(() -> load(Map.of("test-directory", "test")))
        .hasMessageContainingAll("blue", "no such class", "grey, red");
  }

  @Test
  void aMissingSizeIsTold() {
    Map<String, Object> problem = Map.of("type", "images", "directory", "pictures", "height", 4);

    assertThatThrownBy(() -> Problems.load(problem, 1, DataFolders.at(folder)))
        .hasMessage("problem.width is missing.");
  }

  private void write(String name, int width, int height, int rgb) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, rgb);
    }
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    String kind = name.endsWith(".png") ? "png" : "jpg";
    assertThat(ImageIO.write(image, kind, file.toFile())).isTrue();
  }

  private Dataset load(Map<String, Object> keys) {
    Map<String, Object> problem =
        new HashMap<>(Map.of("directory", "pictures", "height", 4, "width", 4));
    problem.putAll(keys);
    problem.put("type", "images");
    return Problems.load(problem, 1, DataFolders.at(folder));
  }
}
