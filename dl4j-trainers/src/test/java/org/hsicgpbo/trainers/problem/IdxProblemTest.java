package org.hsicgpbo.trainers.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.Dataset;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.TestData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxProblemTest {
  private static final int ROWS = 40;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private byte[] images = new byte[0];
  private byte[] labels = new byte[0];

  @BeforeEach
  void writeGoodFiles() throws IOException {
    byte[] pixels = new byte[ROWS * 6];
    byte[] classes = new byte[ROWS];
    for (int i = 0; i < ROWS; i++) {
      classes[i] = (byte) (i % 4);
      Arrays.fill(pixels, i * 6, i * 6 + 6, (byte) (200 + i));
    }
    images = TestData.idx(pixels, ROWS, 2, 3);
    labels = TestData.idx(classes, ROWS);
    Files.write(folder.resolve("images"), images);
    Files.write(folder.resolve("labels"), labels);
  }

  @Test
  void bytesAboveHalfStayPositive() {
    Dataset set = load(Map.of("scaling", "unit"));

    assertThat(set.shape()).isEqualTo(new InputShape.Image(1, 2, 3));
    assertThat(set.task().outputs()).isEqualTo(4);
    for (float value : TestData.inputs(set, set.train())) {
      assertThat(value).isBetween(200 / 255f, 239 / 255f);
    }
  }

  @Test
  void inputsBelongToTheirLabels() {
    Dataset set = load(Map.of("scaling", "unit"));

    float[] inputs = TestData.inputs(set, set.trainAndValidation());
    float[] targets = TestData.targets(set, set.trainAndValidation());
    for (int i = 0; i < set.trainAndValidation().size(); i++) {
      int row = Math.round(inputs[i * 6] * 255) - 200;
      assertThat(targets[i * 4 + row % 4]).as("row %d", row).isEqualTo(1);
    }
  }

  @Test
  void compressedFilesAreTheSame() throws IOException {
    Dataset plain = load(Map.of());
    Files.write(folder.resolve("images"), TestData.gzip(images));
    Dataset packed = load(Map.of());

    assertThat(TestData.inputs(packed, packed.train()))
        .isEqualTo(TestData.inputs(plain, plain.train()));
    assertThat(packed.checksum()).as("the raw files differ").isNotEqualTo(plain.checksum());
  }

  @Test
  void aFileThatIsCutOffIsToldWithItsLength() throws IOException {
    Files.write(folder.resolve("images"), Arrays.copyOf(images, images.length - 5));

    assertThatThrownBy(() -> load(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("images", "cut off", "240 bytes", "235");
  }

  @Test
  void aHeaderThatIsCutOffIsTold() throws IOException {
    Files.write(folder.resolve("images"), Arrays.copyOf(images, 9));

    assertThatThrownBy(() -> load(Map.of())).hasMessageContaining("ends within its header");
  }

  @Test
  void aFileThatIsTooLongIsTold() throws IOException {
    Files.write(folder.resolve("images"), Arrays.copyOf(images, images.length + 1));

    assertThatThrownBy(() -> load(Map.of())).hasMessageContaining("more than the 240 bytes");
  }

  @Test
  void aFlippedBitInACompressedFileIsTold() throws IOException {
    byte[] packed = TestData.gzip(images);
    packed[packed.length - 6] ^= 1; // in the CRC-32 of the trailer
    Files.write(folder.resolve("images"), packed);

    assertThatThrownBy(() -> load(Map.of())).hasMessageContainingAll("images", "damaged");
  }

  @Test
  void aFileOfAnotherKindIsTold() throws IOException {
    Files.writeString(folder.resolve("images"), "PNG or whatever");

    assertThatThrownBy(() -> load(Map.of())).hasMessageContaining("no IDX file");
    images[2] = 0x0D;
    Files.write(folder.resolve("images"), images);
    assertThatThrownBy(() -> load(Map.of())).hasMessageContainingAll("0x0d", "0x08");
  }

  @Test
  void aHugeClaimOfAHeaderTakesNoMemory() throws IOException {
    Files.write(folder.resolve("labels"), TestData.idx(new byte[4], Integer.MAX_VALUE));
    assertThatThrownBy(() -> load(Map.of())).hasMessageContaining("cut off");

    Files.write(folder.resolve("labels"), labels);
    Files.write(folder.resolve("images"), TestData.idx(new byte[4], ROWS, 1 << 20, 1 << 20));
    assertThatThrownBy(() -> load(Map.of())).hasMessageContaining("cannot be");
  }

  @Test
  void swappedFilesAreTold() {
    assertThatThrownBy(() -> load(Map.of("images", "labels", "labels", "images")))
        .hasMessageContaining("swapped");
  }

  @Test
  void labelsOutOfRangeAreToldWithTheExample() throws IOException {
    labels[8 + 16] = 7;
    Files.write(folder.resolve("labels"), labels);

    assertThatThrownBy(() -> load(Map.of("classes", java.util.List.of("a", "b", "c", "d"))))
        .hasMessageContainingAll("example 17", "label 7", "0 to 3");
  }

  @Test
  void oneClassOnlyIsTold() throws IOException {
    Files.write(folder.resolve("labels"), TestData.idx(filled((byte) 3), ROWS));

    assertThatThrownBy(() -> load(Map.of()))
        .hasMessageContainingAll("one class (3)", "at least two");
  }

  @Test
  void anotherNumberOfLabelsIsTold() throws IOException {
    Files.write(folder.resolve("labels"), TestData.idx(new byte[39], 39));

    assertThatThrownBy(() -> load(Map.of())).hasMessageContainingAll("40 images", "39 labels");
  }

  @Test
  void testImagesOfAnotherSizeAreTold() throws IOException {
    Files.write(folder.resolve("t-images"), TestData.idx(new byte[2 * 8], 2, 2, 4));
    Files.write(folder.resolve("t-labels"), TestData.idx(new byte[] {0, 1}, 2));

    assertThatThrownBy(() -> load(Map.of("test-images", "t-images", "test-labels", "t-labels")))
        .hasMessageContainingAll("t-images", "2 × 4", "2 × 3");
    assertThatThrownBy(() -> load(Map.of("test-images", "t-images")))
        .hasMessageContaining("go together");
  }

  @Test
  void aMissingFileIsTold() {
    assertThatThrownBy(() -> load(Map.of("images", "elsewhere/images")))
        .hasMessageContainingAll("elsewhere", "there is no such file");
  }

  @Test
  void missingFilesAreToldWithoutReading() {
    Map<String, Object> problem = Map.of("type", "idx", "images", "images", "labels", "lables");

    assertThatThrownBy(() -> Problems.requireFiles(problem, DataFolders.at(folder)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("problem.labels", folder.resolve("lables").toString());
    assertThatThrownBy(
            () -> Problems.requireFiles(Map.of("type", "cifar10"), DataFolders.at(folder)))
        .hasMessageContaining("./hsic-gpbo data get cifar10");
  }

  @Test
  void aFileWithoutPermissionIsTold() throws IOException {
    Path file = folder.resolve("images");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(file)).as("root reads everything").isFalse();

    assertThatThrownBy(() -> load(Map.of())).hasMessageContainingAll("images", "no permission");
  }

  @Test
  void tooFewRowsForABatchAreTold() {
    Dataset set = load(Map.of());

    set.requireBatch(set.train().size());
    assertThatThrownBy(() -> set.requireBatch(64))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("batch of 64", "24 training examples");
  }

  private static byte[] filled(byte value) {
    byte[] all = new byte[ROWS];
    Arrays.fill(all, value);
    return all;
  }

  private Dataset load(Map<String, Object> keys) {
    Map<String, Object> problem = new HashMap<>(Map.of("images", "images", "labels", "labels"));
    problem.putAll(keys);
    problem.put("type", "idx");
    return Problems.load(problem, 1, DataFolders.at(folder));
  }
}
