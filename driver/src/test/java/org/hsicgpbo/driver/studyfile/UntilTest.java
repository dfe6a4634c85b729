package org.hsicgpbo.driver.studyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UntilTest {
  @Property
  void aTimeOfDayIsTheNextOne(
      @ForAll("starts") ZonedDateTime start, @ForAll @IntRange(max = 1439) int minute) {
    LocalTime time = LocalTime.of(minute / 60, minute % 60);
    ZonedDateTime end = new Until.TimeOfDay(time).from(start);

    assertThat(Duration.between(start, end)).isPositive().isLessThanOrEqualTo(Duration.ofHours(25));
    // Half an hour (Lord Howe) or an hour later where clocks are set forward over it.
    assertThat(Duration.between(time, end.toLocalTime()))
        .isIn(Duration.ZERO, Duration.ofMinutes(30), Duration.ofHours(1));
  }

  @Provide
  Arbitrary<ZonedDateTime> starts() {
    Arbitrary<Long> seconds =
        Arbitraries.longs()
            .between(
                Instant.parse("2024-01-01T00:00:00Z").getEpochSecond(),
                Instant.parse("2034-01-01T00:00:00Z").getEpochSecond());
    Arbitrary<ZoneId> zones =
        Arbitraries.of(
                "UTC",
                "Europe/Berlin",
                "America/New_York",
                "Asia/Kolkata",
                "Australia/Lord_Howe",
                "Pacific/Kiritimati")
            .map(ZoneId::of);
    return seconds.flatMap(s -> zones.map(zone -> Instant.ofEpochSecond(s).atZone(zone)));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T19:00, 07:30, 2026-11-22T07:30+01:00",
    "2026-11-21T06:00, 07:30, 2026-11-21T07:30+01:00",
    "2026-11-21T07:30, 07:30, 2026-11-22T07:30+01:00",
    // Clocks are set forward from 2:00 to 3:00, and back from 3:00 to 2:00.
    "2026-03-28T22:00, 02:30, 2026-03-29T03:30+02:00",
    "2026-10-24T22:00, 02:30, 2026-10-25T02:30+02:00",
    "2026-11-21T19:00, 2026-11-23T08:00, 2026-11-23T08:00+01:00",
    "2026-11-21T19:00, 2026-11-20 08:00:30, 2026-11-20T08:00:30+01:00"
  })
  void meansAMoment(LocalDateTime start, String text, ZonedDateTime moment) {
    ZonedDateTime begun = start.atZone(ZoneId.of("Europe/Berlin"));

    assertThat(Until.parse(text).orElseThrow().from(begun).toOffsetDateTime())
        .isEqualTo(moment.toOffsetDateTime());
  }

  @Test
  void aTimeThatComesTwiceANightMeansTheSecondOneOnceTheFirstIsOver() {
    // 2:30 in winter time, at 2:45 in summer time.
    ZonedDateTime start = Instant.parse("2026-10-25T00:45:00Z").atZone(ZoneId.of("Europe/Berlin"));

    assertThat(new Until.TimeOfDay(LocalTime.of(2, 30)).from(start).toInstant())
        .isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"25:00", "7:60", "2026-02-30T07:30", "noon", "", "2026-11-21T7:30"})
  void nothingElseIsATime(String text) {
    assertThat(Until.parse(text)).isEmpty();
  }
}
