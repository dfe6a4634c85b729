package org.hsicgpbo.trainers.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.Dataset;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.Task;
import org.hsicgpbo.trainers.data.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads what numpy 2.4 has written; x[i][k] = (4 i + k) / 2 − 3. */
class NpzProblemTest {
  private static final Path ARRAYS = TestData.resource("arrays.npz");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Test
  void wholeNumbersAreClasses() {
    Dataset set = load(ARRAYS, Map.of("scaling", "none"));

    assertThat(set.task()).isEqualTo(new Task.Classification(List.of("0", "1", "2")));
    assertThat(set.shape()).isEqualTo(new InputShape.Flat(4));
    float[] inputs = TestData.inputs(set, set.trainAndValidation());
    for (int i = 0; i < inputs.length; i += 4) {
      int row = Math.round((inputs[i] + 3) * 2) / 4;
      for (int k = 0; k < 4; k++) {
        assertThat(inputs[i + k]).isEqualTo((4 * row + k) / 2f - 3);
      }
    }
  }

  @Test
  void bigEndianDoublesAreTheSame() {
    Dataset little = load(ARRAYS, Map.of());
    Dataset big = load(ARRAYS, Map.of("inputs", "big"));

    assertThat(TestData.inputs(big, big.train()))
        .isEqualTo(TestData.inputs(little, little.train()));
  }

  @Test
  void fractionsAreNumbersAndStandardisedOnTraining() {
    Dataset set = load(ARRAYS, Map.of("targets", "z"));

    assertThat(set.task()).isEqualTo(new Task.Regression(List.of("z-1", "z-2")));
    float[] targets = TestData.targets(set, set.train());
    double sum = 0;
    for (int i = 0; i < targets.length; i += 2) {
      sum += targets[i];
    }
    assertThat(sum).isCloseTo(0, within(1e-5));
  }

  @Test
  void channelsBehindComeToTheFront() {
    Dataset set = load(ARRAYS, Map.of("inputs", "pictures", "scaling", "unit"));

    assertThat(set.shape()).isEqualTo(new InputShape.Image(3, 2, 3));
    float[] inputs = TestData.inputs(set, set.train());
    int first = Math.round(inputs[0] * 255);
    // Planes of 6 pixels: the red of the next pixel is 3 further in the file, the green 1 further.
    assertThat(Math.round(inputs[1] * 255)).isEqualTo(first + 3);
    assertThat(Math.round(inputs[6] * 255)).isEqualTo(first + 1);
  }

  @Test
  void ownTestArraysAreUsed() {
    Dataset set = load(TestData.resource("keras.npz"), Map.of("validation-examples", 2));

    assertThat(set.train().size()).isEqualTo(6);
    assertThat(set.test().size()).isEqualTo(2);
    assertThat(TestData.targets(set, set.test())).containsExactly(0, 1, 1, 0);
  }

  @Test
  void whatCannotBeReadIsToldWithTheArray() {
    assertThatThrownBy(() -> load(ARRAYS, Map.of("inputs", "half")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("array half", "<f2", "float32");
    assertThatThrownBy(() -> load(ARRAYS, Map.of("inputs", "text")))
        .hasMessageContainingAll("array text", "<U1");
    assertThatThrownBy(() -> load(ARRAYS, Map.of("inputs", "fortran")))
        .hasMessageContainingAll("array fortran", "ascontiguousarray");
    assertThatThrownBy(() -> load(ARRAYS, Map.of("inputs", "nothing")))
        .hasMessageContainingAll("no array nothing", "pictures");
  }

  @Test
  void labelsOutOfRangeAreTold() {
    assertThatThrownBy(() -> load(ARRAYS, Map.of("targets", "negative")))
        .hasMessageContainingAll("array negative", "row 0", "-1");
    assertThatThrownBy(() -> load(ARRAYS, Map.of("targets", "z", "task", "classification")))
        .hasMessageContaining("classes are one number each");
  }

  @Test
  void aFileThatIsCutOffIsTold() throws IOException {
    byte[] bytes = Files.readAllBytes(ARRAYS);
    Path cut = Files.write(folder.resolve("cut.npz"), Arrays.copyOf(bytes, bytes.length / 2));

    assertThatThrownBy(() -> load(cut, Map.of())).hasMessageContainingAll("cut.npz", "damaged");
  }

  @Test
  void aFlippedBitIsToldWithTheChecksum() throws IOException {
    byte[] bytes = Files.readAllBytes(ARRAYS);
    // The first array is x: its data end 96 bytes after a header of 128 bytes.
    int start = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("NUMPY");
    bytes[start + 127 + 40] ^= 4;
    Path damaged = Files.write(folder.resolve("damaged.npz"), bytes);

    assertThatThrownBy(() -> load(damaged, Map.of())).hasMessageContainingAll("x.npy", "CRC-32");
  }

  @Test
  void aFileThatIsNoNpzIsTold() throws IOException {
    Path text = Files.writeString(folder.resolve("text.npz"), "hello");

    assertThatThrownBy(() -> load(text, Map.of())).hasMessageContaining("text.npz");
    assertThatThrownBy(() -> load(folder.resolve("none.npz"), Map.of()))
        .hasMessageContainingAll("none.npz", "there is no such file");
  }

  private Dataset load(Path file, Map<String, Object> keys) {
    Map<String, Object> problem = new HashMap<>(keys);
    problem.put("type", "npz");
    problem.put("file", file.toString());
    return Problems.load(problem, 1, DataFolders.at(folder));
  }
}
