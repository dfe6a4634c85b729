package org.hsicgpbo.trainers.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.Dataset;
import org.hsicgpbo.trainers.data.Examples;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {
  private static final String IMAGES = "train-images-idx3-ubyte.gz";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path cache;

  @Test
  void theSampleHasItsShapeAndSizes() {
    Dataset mnist = load(Map.of("type", "mnist", "validation-examples", 100));

    assertThat(mnist.shape()).isEqualTo(new InputShape.Image(1, 28, 28));
    assertThat(mnist.task().outputs()).isEqualTo(10);
    assertThat(mnist.train().size()).isEqualTo(600);
    assertThat(mnist.validation().size()).isEqualTo(100);
    assertThat(mnist.test().size()).isEqualTo(300);
    assertThat(mnist.trainAndValidation().size()).isEqualTo(700);
  }

  @Test
  void everySplitHasTheSameShareOfEveryDigit() {
    Dataset mnist = load(Map.of("type", "mnist", "validation-share", 0.2, "train-examples", 200));

    assertThat(TestData.classCounts(mnist, mnist.train())).containsOnly(20);
    assertThat(TestData.classCounts(mnist, mnist.validation())).containsOnly(14);
    assertThat(TestData.classCounts(mnist, mnist.test())).containsOnly(30);
  }

  @Test
  void splitsAreDisjoint() {
    Dataset mnist = load(Map.of("type", "mnist", "validation-examples", 100));

    Set<Integer> images = new HashSet<>();
    for (Examples part : new Examples[] {mnist.train(), mnist.validation(), mnist.test()}) {
      images.addAll(hashes(mnist, part));
    }
    assertThat(images).as("different images in all").hasSize(1000);
  }

  @Test
  void fewerTrainingExamplesLeaveTheOthersAsTheyAre() {
    Dataset all = load(Map.of("type", "mnist", "scaling", "unit"));
    Dataset few = load(Map.of("type", "mnist", "scaling", "unit", "train-examples", 50));

    assertThat(few.train().size()).isEqualTo(50);
    assertThat(hashes(few, few.validation())).isEqualTo(hashes(all, all.validation()));
    assertThat(hashes(few, few.test())).isEqualTo(hashes(all, all.test()));
    assertThat(hashes(all, all.train())).containsAll(hashes(few, few.train()));
  }

  @Test
  void splitsFollowFromTheSeed() {
    Map<String, Object> problem = Map.of("type", "mnist");
    Dataset one = Problems.load(problem, 1, TestData.mnistSample(cache));
    Dataset same = Problems.load(problem, 1, TestData.mnistSample(cache.resolve("other")));
    Dataset two = Problems.load(problem, 2, TestData.mnistSample(cache));

    assertThat(hashes(same, same.train())).isEqualTo(hashes(one, one.train()));
    assertThat(hashes(two, two.train())).isNotEqualTo(hashes(one, one.train()));
    assertThat(one.checksum()).hasSize(64).isEqualTo(same.checksum()).isNotEqualTo(two.checksum());
  }

  @Test
  void inputsAreStandardisedOnTheTrainingSplit() {
    Dataset mnist = load(Map.of("type", "mnist", "validation-examples", 100));

    SummaryStatistics training = statistics(TestData.inputs(mnist, mnist.train()));
    // Tables and sums are in single precision: 600 · 784 numbers of size 1 lose about 1e-6.
    assertThat(training.getMean()).isCloseTo(0, within(1e-5));
    assertThat(Math.sqrt(training.getPopulationVariance())).isCloseTo(1, within(1e-5));
    assertThat(statistics(TestData.inputs(mnist, mnist.validation())).getMean())
        .as("the validation split is not fitted")
        .isNotCloseTo(0, within(1e-5));
  }

  @Test
  void theUnitScaleIsTheByteOver255() {
    Dataset mnist = load(Map.of("type", "mnist", "scaling", "unit"));

    float[] inputs = TestData.inputs(mnist, mnist.test());
    assertThat(statistics(inputs).getMax()).isEqualTo(1);
    assertThat(statistics(inputs).getMin()).isZero();
    for (int i = 0; i < 784; i++) {
      assertThat(inputs[i] * 255 - Math.round(inputs[i] * 255)).isCloseTo(0, within(1e-4f));
    }
  }

  @Test
  void dataThatAreNotThereAreToldWithFoldersAndCommand() {
    DataFolders folders =
        DataFolders.of(
            Optional.of(cache.resolve("a")), Optional.of(cache.resolve("b")), cache, cache);

    assertThatThrownBy(() -> Problems.load(Map.of("type", "mnist"), 1, folders))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            cache.resolve("a").toString(),
            cache.resolve("b").toString(),
            cache.resolve("data").toString(),
            "./hsic-gpbo data get mnist");
  }

  @Test
  void aDamagedFileIsToldWithItsChecksum() throws IOException {
    Path folder = copyOfSample();
    byte[] images = Files.readAllBytes(folder.resolve("mnist").resolve(IMAGES));
    Files.write(folder.resolve("mnist").resolve(IMAGES), Arrays.copyOf(images, 20_000));

    assertThatThrownBy(() -> Problems.load(Map.of("type", "mnist"), 1, DataFolders.at(folder)))
        .hasMessageContainingAll(IMAGES, "cut off", "MD5", "./hsic-gpbo data get mnist");
  }

  @Test
  void imagesOfAnotherSizeAreRefused() throws IOException {
    Path folder = copyOfSample();
    Files.write(
        folder.resolve("mnist").resolve(IMAGES),
        TestData.gzip(TestData.idx(new byte[700 * 14 * 14], 700, 14, 14)));

    assertThatThrownBy(() -> Problems.load(Map.of("type", "mnist"), 1, DataFolders.at(folder)))
        .hasMessageContainingAll(IMAGES, "14 × 14", "28 × 28");
  }

  @Test
  void unpackedFilesAreFoundToo() throws IOException {
    Path folder = copyOfSample();
    Path packed = folder.resolve("mnist").resolve(IMAGES);
    try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(packed))) {
      Files.write(folder.resolve("mnist/train-images.idx3-ubyte"), in.readAllBytes());
    }
    Files.delete(packed);

    assertThat(Problems.load(Map.of("type", "mnist"), 1, DataFolders.at(folder)).test().size())
        .isEqualTo(300);
    // The folder of the set itself may be named as well.
    DataFolders itself = DataFolders.at(folder.resolve("mnist"));
    assertThat(Problems.load(Map.of("type", "mnist"), 1, itself).test().size()).isEqualTo(300);
  }

  @Test
  void tooFewRowsForTheSplitsAreToldWithFigures() {
    assertThatThrownBy(() -> load(Map.of("type", "mnist", "validation-examples", 700)))
        .hasMessageContainingAll("700 rows of mnist", "0 for training");
    assertThatThrownBy(() -> load(Map.of("type", "mnist", "test-examples", 301)))
        .hasMessageContainingAll("problem.test-examples", "301", "300 rows");
    assertThatThrownBy(
            () -> load(Map.of("type", "mnist", "validation-examples", 9, "validation-share", 0.1)))
        .hasMessageContaining("give one of them");
  }

  @Test
  void theFullSetHasThePublishedSizes() {
    Optional<Path> full = TestData.full();
    assumeThat(full).as("a folder with the full MNIST").isPresent();
    DataFolders folders = DataFolders.of(full, Optional.empty(), cache, cache);

    Dataset mnist = Problems.load(Map.of("type", "mnist"), 1, folders);

    assertThat(mnist.train().size()).isEqualTo(50_000);
    assertThat(mnist.validation().size()).isEqualTo(10_000);
    assertThat(mnist.test().size()).isEqualTo(10_000);
    // Published counts of the digits in the test set.
    assertThat(TestData.classCounts(mnist, mnist.test()))
        .containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
  }

  private Dataset load(Map<String, Object> problem) {
    return Problems.load(problem, 1, TestData.mnistSample(cache));
  }

  private Path copyOfSample() throws IOException {
    Path folder = Files.createDirectories(cache.resolve("copy/mnist"));
    try (var files = Files.list(TestData.resource("mnist"))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    return cache.resolve("copy");
  }

  private static SummaryStatistics statistics(float[] values) {
    SummaryStatistics statistics = new SummaryStatistics();
    for (float value : values) {
      statistics.addValue(value);
    }
    return statistics;
  }

  private static Set<Integer> hashes(Dataset dataset, Examples examples) {
    float[] inputs = TestData.inputs(dataset, examples);
    int width = dataset.shape().size();
    Set<Integer> hashes = new HashSet<>();
    IntStream.range(0, examples.size())
        .forEach(
            i ->
                hashes.add(
                    Arrays.hashCode(Arrays.copyOfRange(inputs, i * width, (i + 1) * width))));
    return hashes;
  }
}
