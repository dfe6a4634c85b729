package org.hsicgpbo.trainers.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.Dataset;
import org.hsicgpbo.trainers.data.Task;
import org.hsicgpbo.trainers.data.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvProblemTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Test
  void textsAreClassesAndCategoriesBecomeOneInputEach() throws IOException {
    StringBuilder rows = new StringBuilder("size,colour,kind\n");
    for (int i = 0; i < 30; i++) {
      rows.append("%d.5,%s,%s%n".formatted(i, i % 3 == 0 ? "red" : "blue", i % 2 == 0 ? "a" : "b"));
    }
    Dataset set = load(rows, Map.of("target", "kind"));

    assertThat(set.task()).isEqualTo(new Task.Classification(List.of("a", "b")));
    assertThat(set.shape().size()).as("size, blue, red").isEqualTo(3);
    float[] inputs = TestData.inputs(set, set.train());
    for (int i = 0; i < set.train().size(); i++) {
      assertThat(inputs[i * 3 + 1] + inputs[i * 3 + 2]).isEqualTo(1);
    }
    assertThat(TestData.classCounts(set, set.train())).containsExactly(9, 9);
  }

  @Test
  void numbersAreStandardisedOnTrainingRowsAlone() throws IOException {
    Dataset set = load(regression(200), Map.of("target", "y"));

    assertThat(set.task()).isEqualTo(new Task.Regression(List.of("y")));
    SummaryStatistics train = column(TestData.inputs(set, set.train()), 2, 0);
    assertThat(train.getMean()).isCloseTo(0, within(1e-6));
    assertThat(Math.sqrt(train.getPopulationVariance())).isCloseTo(1, within(1e-6));
    assertThat(column(TestData.inputs(set, set.test()), 2, 0).getMean())
        .isNotCloseTo(0, within(1e-6));
    assertThat(column(TestData.targets(set, set.train()), 1, 0).getMean())
        .isCloseTo(0, within(1e-6));
  }

  @Test
  void aMissingNumberIsTheMeanAndToldByAnInputOfItsOwn() throws IOException {
    StringBuilder rows = new StringBuilder("x,y\n");
    for (int i = 0; i < 100; i++) {
      rows.append(i % 4 == 0 ? "NA," : i + ",").append(i + 0.5).append('\n');
    }
    Dataset set = load(rows, Map.of("target", "y"));

    assertThat(set.shape().size()).isEqualTo(2);
    float[] inputs = TestData.inputs(set, set.train());
    int missing = 0;
    for (int i = 0; i < set.train().size(); i++) {
      if (inputs[2 * i + 1] == 1) {
        missing++;
        assertThat(inputs[2 * i]).isZero();
      }
    }
    assertThat(missing).isBetween(5, 25);
  }

  @Test
  void aTextInANumberColumnIsToldWithRowAndColumn() throws IOException {
    StringBuilder rows = regression(50);
    rows.append("1.5,oops,3.25\n");

    assertThatThrownBy(() -> load(rows, Map.of("target", "y")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("table.csv:52:", "column b", "\"oops\"", "50 numbers", "missing");
    assertThat(load(rows, Map.of("target", "y", "missing", "oops")).shape().size())
        .isGreaterThanOrEqualTo(2);
  }

  @Test
  void fewWholeNumbersAreAskedFor() throws IOException {
    StringBuilder rows = new StringBuilder("x,y\n");
    for (int i = 0; i < 40; i++) {
      rows.append(i * 0.25).append(',').append(i % 3).append('\n');
    }

    assertThatThrownBy(() -> load(rows, Map.of("target", "y")))
        .hasMessageContainingAll("column y", "3 different whole numbers", "task: classification");
    assertThat(load(rows, Map.of("target", "y", "task", "classification")).task().outputs())
        .isEqualTo(3);
    assertThat(load(rows, Map.of("target", "y", "task", "regression")).task())
        .isInstanceOf(Task.Regression.class);
  }

  @Test
  void classesOfNumbersAreOrderedBySize() throws IOException {
    StringBuilder rows = new StringBuilder("x,y\n");
    for (int i = 0; i < 60; i++) {
      rows.append(i * 0.25).append(',').append(8 + i % 3).append('\n');
    }

    assertThat(load(rows, Map.of("target", "y", "task", "classification")).task())
        .isEqualTo(new Task.Classification(List.of("8", "9", "10")));
  }

  @Test
  void oneClassOnlyIsTold() {
    String rows = "x,y\n1.5,a\n2.5,a\n3.5,a\n";

    assertThatThrownBy(() -> load(rows, Map.of("target", "y")))
        .hasMessageContainingAll("column y", "one class (a)");
  }

  @Test
  void severalTargetsAndTheirOrder() throws IOException {
    Dataset set = load(regression(40), Map.of("target", List.of("b", "y")));

    assertThat(set.task()).isEqualTo(new Task.Regression(List.of("b", "y")));
    assertThat(set.shape().size()).isEqualTo(1);
  }

  @Test
  void anUnknownColumnIsToldWithThoseThereAre() {
    assertThatThrownBy(() -> load(regression(40), Map.of("target", "z")))
        .hasMessageContainingAll("no column z", "a, b, y");
    assertThatThrownBy(() -> load(regression(40), Map.of("target", "y", "ignore", "c")))
        .hasMessageContaining("no column c");
  }

  @Test
  void aRowOfAnotherLengthIsTold() {
    assertThatThrownBy(() -> load("a,y\n1,2\n1\n", Map.of("target", "y")))
        .hasMessageContainingAll("table.csv:3:", "1 cells", "2 columns");
  }

  @Test
  void aMissingTargetIsTold() {
    assertThatThrownBy(() -> load("a,y\n1,2.5\n1,\n", Map.of("target", "y")))
        .hasMessageContainingAll("table.csv:3:", "target is missing");
  }

  @Test
  void aQuoteThatIsNotClosedIsTold() {
    assertThatThrownBy(() -> load("a,y\n1,2.5\n\"1,2\n3,4\n", Map.of("target", "y")))
        .hasMessageContainingAll("table.csv", "quote");
  }

  @Test
  void bytesThatAreNoTextAreTold() throws IOException {
    Files.write(folder.resolve("table.csv"), "a,y\n1,é\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> load(Map.of("target", "y"))).hasMessageContaining("UTF-8");
  }

  @Test
  void anEmptyFileAndAFileWithoutRowsAreTold() {
    assertThatThrownBy(() -> load("", Map.of("target", "y"))).hasMessageContaining("empty");
    assertThatThrownBy(() -> load("a,y\n", Map.of("target", "y"))).hasMessageContaining("no rows");
    assertThatThrownBy(() -> load("1,2\n3,4\n", Map.of("target", "y")))
        .hasMessageContaining("must name the columns");
  }

  @Test
  void semicolonsAndDecimalCommasAreUnderstood() throws IOException {
    StringBuilder rows = new StringBuilder("\uFEFFx;y\n");
    for (int i = 0; i < 30; i++) {
      rows.append("%d,5;%d,25%n".formatted(i, 2 * i));
    }

    assertThat(load(rows, Map.of("target", "y")).shape().size()).isEqualTo(1);
  }

  @Test
  void aTestFileIsEncodedLikeTraining() throws IOException {
    StringBuilder rows = new StringBuilder("size,colour,y\n");
    for (int i = 0; i < 40; i++) {
      rows.append("%d.5,%s,%d.5%n".formatted(i, i % 2 == 0 ? "red" : "blue", i));
    }
    Files.writeString(folder.resolve("test.csv"), "y,colour,size\n1.5,green,19.5\n2.5,red,20.5\n");
    Dataset set = load(rows, Map.of("target", "y", "test-file", "test.csv"));

    assertThat(set.test().size()).isEqualTo(2);
    assertThat(set.train().size()).isEqualTo(32);
    float[] test = TestData.inputs(set, set.test());
    assertThat(new float[] {test[1], test[2]}).as("a colour that training lacks").containsOnly(0);
    assertThat(new float[] {test[4], test[5]}).containsExactly(0, 1);

    Files.writeString(folder.resolve("test.csv"), "y,colour\n1.5,green\n");
    assertThatThrownBy(() -> load(rows, Map.of("target", "y", "test-file", "test.csv")))
        .hasMessageContainingAll("test.csv", "no column size");
  }

  @Test
  void tooManyCategoriesAreTold() {
    StringBuilder rows = new StringBuilder("id,y\n");
    for (int i = 0; i < 1100; i++) {
      rows.append("n%d,%d.5%n".formatted(i, i));
    }

    assertThatThrownBy(() -> load(rows, Map.of("target", "y")))
        .hasMessageContainingAll("column id", "more than 1000", "ignore");
  }

  private static StringBuilder regression(int rows) {
    StringBuilder text = new StringBuilder("a,b,y\n");
    for (int i = 0; i < rows; i++) {
      text.append("%d,%s,%s%n".formatted(i * i, Math.sin(i), i + 0.5));
    }
    return text;
  }

  private static SummaryStatistics column(float[] rows, int width, int column) {
    SummaryStatistics statistics = new SummaryStatistics();
    for (int i = column; i < rows.length; i += width) {
      statistics.addValue(rows[i]);
    }
    return statistics;
  }

  private Dataset load(CharSequence text, Map<String, Object> keys) throws IOException {
    Files.writeString(folder.resolve("table.csv"), text);
    return load(keys);
  }

  private Dataset load(Map<String, Object> keys) {
    Map<String, Object> problem = new HashMap<>(keys);
    problem.put("type", "csv");
    problem.put("file", "table.csv");
    return Problems.load(problem, 1, DataFolders.at(folder));
  }
}
