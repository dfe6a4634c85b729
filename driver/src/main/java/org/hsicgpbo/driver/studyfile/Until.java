package org.hsicgpbo.driver.studyfile;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What stands under {@code budget.until}: until when trials are started, by local time. */
public sealed interface Until {
  /** The moment that is meant by one who starts at such a moment. */
  ZonedDateTime from(ZonedDateTime start);

  /** As in study files. */
  String describe();

  /**
   * A time of day: the first one after the start. Where clocks are set back at night it may come
   * twice, and the first that is still ahead counts; where they are set forward and leave it out,
   * it comes as much later.
   */
  record TimeOfDay(LocalTime time) implements Until {
    @Override
    public ZonedDateTime from(ZonedDateTime start) {
      // Two days, because near the date line a whole one has been left out.
      return IntStream.rangeClosed(0, 2)
          .mapToObj(day -> start.toLocalDate().plusDays(day).atTime(time).atZone(start.getZone()))
          .flatMap(at -> Stream.of(at.withEarlierOffsetAtOverlap(), at.withLaterOffsetAtOverlap()))
          .filter(at -> at.toInstant().isAfter(start.toInstant()))
          .min(Comparator.comparing(ZonedDateTime::toInstant))
          .orElseThrow();
    }

    @Override
    public String describe() {
      return time.toString();
    }
  }

  /** A date and time; nothing is started if it lies before the start. */
  record Moment(LocalDateTime moment) implements Until {
    @Override
    public ZonedDateTime from(ZonedDateTime start) {
      return moment.atZone(start.getZone());
    }

    @Override
    public String describe() {
      return moment.toString();
    }
  }

  /** Such as {@code 07:30} or {@code 2026-11-22T07:30}; empty if it is neither. */
  static Optional<Until> parse(String text) {
    try {
      return Optional.of(
          text.length() > "hh:mm:ss".length()
              ? new Moment(
                  LocalDateTime.parse(
                      text.replace(' ', 'T'), DateTimeFormatter.ISO_LOCAL_DATE_TIME))
              : new TimeOfDay(
                  LocalTime.parse(text, DateTimeFormatter.ofPattern("H:mm[:ss]", Locale.ROOT))));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
