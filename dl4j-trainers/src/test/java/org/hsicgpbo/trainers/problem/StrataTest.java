package org.hsicgpbo.trainers.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StrataTest {
  @Property(tries = 300)
  void drawsTheNumberWantedWithTheShareOfEveryClass(
      @ForAll @Size(min = 1, max = 200) List<@IntRange(max = 4) Integer> classes,
      @ForAll @IntRange(max = 1000) int permille,
      @ForAll long seed) {
    int[] labels = classes.stream().mapToInt(Integer::intValue).toArray();
    int wanted = labels.length * permille / 1000;
    int[] pool = IntStream.range(0, labels.length).toArray();

    Strata.Draw draw = new Strata(labels, 5).draw(pool, wanted, seed, 1);

    assertThat(draw.taken()).hasSize(wanted).isSorted().doesNotHaveDuplicates();
    assertThat(draw.left()).isSorted();
    assertThat(IntStream.concat(Arrays.stream(draw.taken()), Arrays.stream(draw.left())).sorted())
        .as("nothing is lost or drawn twice")
        .containsExactly(Arrays.stream(pool).boxed().toArray(Integer[]::new));
    for (int c = 0; c < 5; c++) {
      int label = c;
      long size = Arrays.stream(labels).filter(l -> l == label).count();
      long taken = Arrays.stream(draw.taken()).filter(row -> labels[row] == label).count();
      double exact = (double) wanted * size / labels.length;
      // Largest remainders are within 1; one that must be left in each of 5 classes moves at most
      // 5.
      assertThat((double) taken).as("class %d of %d", c, size).isBetween(exact - 6, exact + 6);
    }
  }

  @Property(tries = 200)
  void leavesOneOfEveryClassWherePossible(
      @ForAll @Size(min = 10, max = 60) List<@IntRange(max = 4) Integer> classes,
      @ForAll long seed) {
    int[] labels = classes.stream().mapToInt(Integer::intValue).toArray();
    int different = (int) classes.stream().distinct().count();
    int[] pool = IntStream.range(0, labels.length).toArray();

    Strata.Draw draw = new Strata(labels, 5).draw(pool, labels.length - different, seed, 1);

    assertThat(Arrays.stream(draw.left()).map(row -> labels[row]).distinct().count())
        .isEqualTo(different);
  }

  @Test
  void equalClassesGiveEqualNumbers() {
    int[] labels = IntStream.range(0, 1000).map(i -> i % 10).toArray();
    Strata.Draw draw = new Strata(labels, 10).draw(IntStream.range(0, 1000).toArray(), 200, 7, 1);

    for (int c = 0; c < 10; c++) {
      int label = c;
      assertThat(Arrays.stream(draw.taken()).filter(row -> labels[row] == label)).hasSize(20);
    }
  }

  @Test
  void seedsAndStreamsDrawDifferently() {
    int[] pool = IntStream.range(0, 500).toArray();
    Strata strata = new Strata(new int[500], 1);

    assertThat(strata.draw(pool, 100, 1, 1).taken())
        .isEqualTo(strata.draw(pool, 100, 1, 1).taken())
        .isNotEqualTo(strata.draw(pool, 100, 2, 1).taken())
        .isNotEqualTo(strata.draw(pool, 100, 1, 2).taken());
  }
}
