package org.hsicgpbo.driver.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PlacesInTimeTest {
  private static final int LONGEST = 60;

  record Span(int begin, int end) {}

  @Provide
  Arbitrary<List<Span>> spans() {
    Arbitrary<Integer> time = Arbitraries.integers().between(0, LONGEST);
    return Combinators.combine(time, time)
        .as((a, b) -> new Span(Math.min(a, b), Math.max(a, b) + 1))
        .list()
        .ofMaxSize(40)
        .map(list -> list.stream().sorted(Comparator.comparingInt(Span::end)).toList());
  }

  @Property(tries = 500)
  void spansOfALaneNeverOverlapAndThereAreNoMoreLanesThanSpansAtOnce(
      @ForAll("spans") List<Span> spans) {
    Lanes lanes = new Lanes();
    List<List<Span>> placed = new ArrayList<>();

    for (Span span : spans) {
      int lane = lanes.place(span.begin(), span.end());
      while (placed.size() <= lane) {
        placed.add(new ArrayList<>());
      }
      assertThat(placed.get(lane)).allMatch(other -> other.end() <= span.begin());
      placed.get(lane).add(span);
    }

    assertThat(placed).hasSizeLessThanOrEqualTo(mostAtOnce(spans));
  }

  private static int mostAtOnce(List<Span> spans) {
    return IntStream.rangeClosed(0, LONGEST)
        .map(at -> (int) spans.stream().filter(s -> s.begin() <= at && at < s.end()).count())
        .max()
        .orElseThrow();
  }

  @Property(tries = 500)
  void workedTimeIsTheLengthOfTheUnion(@ForAll("spans") List<Span> spans) {
    WorkedTime worked = new WorkedTime();
    BitSet seconds = new BitSet();

    for (Span span : spans) {
      worked.add(1000L * span.begin(), 1000L * span.end());
      seconds.set(span.begin(), span.end());
      assertThat(worked.seconds()).isEqualTo(seconds.cardinality());
    }
  }
}
