package org.hsicgpbo.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationWordsTest {
  private static final long LONGEST_MILLIS = 3_600_000L * 999_999_999L;

  @Property
  void whatIsWordedExactlyReadsBackToTheSame(
      @ForAll @LongRange(max = LONGEST_MILLIS) long millis, @ForAll boolean spaced) {
    String words = DurationWords.exact(Duration.ofMillis(millis));
    assertThat(DurationWords.read(spaced ? words : words.replace(" ", ""))).hasMillis(millis);
  }

  @Property
  void whatIsRoundedIsOffByHalfOfItsLastPlaceAtMost(
      @ForAll @DoubleRange(max = 1e7) double seconds) {
    String words = DurationWords.rounded(seconds);
    // The rounded form is the exact one with spaces, whole seconds being the last place below 1 h.
    double read = DurationWords.read(words.replace(" ", "")).toMillis() / 1000.0;
    double last = seconds < 59.95 ? 0.05 : seconds < 3599.5 ? 0.5 : 60;
    assertThat(Math.abs(read - seconds)).as(words).isLessThanOrEqualTo(last + 1e-6);
  }

  @ParameterizedTest
  @CsvSource({
    "9h, PT9H",
    "1h 30m, PT1H30M",
    "45s, PT45S",
    "1s 500ms, PT1.5S",
    "250ms, PT0.25S",
    "0s, PT0S",
    "0s, PT0.0009S",
    "36h 1s, PT36H1S",
  })
  void wordsWhatSomebodyHasSet(String words, Duration time) {
    assertThat(DurationWords.exact(time)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0 s, 0",
    "59.9 s, 59.94",
    "1 m 00 s, 59.96",
    "1 m 30 s, 90.4",
    "59 m 59 s, 3599.4",
    "1 h 00 m, 3599.6",
    "27 h 46 m, 100000",
    "–, NaN",
  })
  void wordsWhatWasMeasured(String words, double seconds) {
    assertThat(DurationWords.rounded(seconds)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "1.5h, PT1H30M",
    "1h30m, PT1H30M",
    "90s, PT1M30S",
    "0.5ms, PT0.001S",
    "1m5ms, PT60.005S"
  })
  void readsWhatPeopleWrite(String words, Duration time) {
    assertThat(DurationWords.read(words)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "20", "20 min", "30m1h", "1h1h", "1h ", " 1h", "-1s", "1h  30m", "1e3s", ".5h",
        "1.s"
      })
  void refusesEverythingElse(String words) {
    assertThatThrownBy(() -> DurationWords.read(words))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a time with its unit");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, -3_600_000})
  void aTimeThatSomebodyHasSetIsNotNegative(long millis) {
    assertThatThrownBy(() -> DurationWords.exact(Duration.ofMillis(millis)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
