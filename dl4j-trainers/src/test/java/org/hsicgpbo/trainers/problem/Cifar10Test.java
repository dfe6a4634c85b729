package org.hsicgpbo.trainers.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.Dataset;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.TestData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar10Test {
  private static final int RECORD = 3073;
  private static final int RECORDS = 20;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    Files.createDirectories(folder.resolve("cifar-10-batches-bin"));
    for (String name :
        new String[] {
          "data_batch_1",
          "data_batch_2",
          "data_batch_3",
          "data_batch_4",
          "data_batch_5",
          "test_batch"
        }) {
      byte[] bytes = new byte[RECORDS * RECORD];
      for (int i = 0; i < RECORDS; i++) {
        bytes[i * RECORD] = (byte) (i % 10);
        Arrays.fill(bytes, i * RECORD + 1, i * RECORD + 1025, (byte) (250 - i % 10));
        Arrays.fill(bytes, i * RECORD + 1025, i * RECORD + 2049, (byte) 20);
      }
      Files.write(file(name), bytes);
    }
  }

  @Test
  void planesAndLabelsAreReadFromTheRecords() {
    Dataset set = load(Map.of("type", "cifar10", "scaling", "unit"));

    assertThat(set.shape()).isEqualTo(new InputShape.Image(3, 32, 32));
    assertThat(set.train().size()).isEqualTo(80);
    assertThat(set.validation().size()).isEqualTo(20);
    float[] inputs = TestData.inputs(set, set.test());
    float[] targets = TestData.targets(set, set.test());
    for (int i = 0; i < set.test().size(); i++) {
      int red = Math.round(inputs[i * 3072] * 255);
      assertThat(targets[i * 10 + 250 - red]).isEqualTo(1);
      assertThat(Math.round(inputs[i * 3072 + 1024] * 255)).isEqualTo(20);
      assertThat(inputs[i * 3072 + 2048]).isZero();
    }
  }

  @Test
  void aConstantChannelIsOnlyShifted() {
    Dataset set = load(Map.of("type", "cifar10"));

    assertThat(TestData.inputs(set, set.train())).doesNotContain(Float.NaN);
    assertThat(TestData.inputs(set, set.train())[2048]).isZero();
  }

  @Test
  void aFileThatIsCutOffIsToldWithItsLength() throws IOException {
    Files.write(file("data_batch_3"), new byte[RECORD + 100]);

    assertThatThrownBy(() -> load(Map.of("type", "cifar10")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "data_batch_3.bin", "3173 bytes", "3073", "MD5", "data get cifar10");
  }

  @Test
  void aLabelOutOfRangeIsToldWithItsRecord() throws IOException {
    byte[] bytes = Files.readAllBytes(file("data_batch_2"));
    bytes[4 * RECORD] = 12;
    Files.write(file("data_batch_2"), bytes);

    assertThatThrownBy(() -> load(Map.of("type", "cifar10")))
        .hasMessageContainingAll("data_batch_2.bin", "record 5", "label 12", "0 to 9");
  }

  @Test
  void theFullSetHasThePublishedSizes() {
    Optional<Path> full =
        TestData.full().filter(p -> Files.exists(p.resolve("cifar-10-batches-bin")));
    assumeThat(full).as("a folder with the full CIFAR-10").isPresent();
    DataFolders folders = DataFolders.of(full, Optional.empty(), folder, folder);

    Dataset set = Problems.load(Map.of("type", "cifar10"), 1, folders);

    assertThat(TestData.classCounts(set, set.train())).containsOnly(4000);
    assertThat(TestData.classCounts(set, set.validation())).containsOnly(1000);
    assertThat(TestData.classCounts(set, set.test())).containsOnly(1000);
  }

  private Path file(String name) {
    return folder.resolve("cifar-10-batches-bin").resolve(name + ".bin");
  }

  private Dataset load(Map<String, Object> problem) {
    return Problems.load(problem, 1, DataFolders.at(folder));
  }
}
