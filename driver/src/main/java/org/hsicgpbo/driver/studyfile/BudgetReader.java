package org.hsicgpbo.driver.studyfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.time.DurationWords;

/**
 * What stands under {@code budget}. Limits of time stood under {@code stop} before; stored studies
 * have them there, so they are read from there too.
 */
final class BudgetReader {
  private static final KeyPath TRIALS = KeyPath.of("budget", "trials");
  private static final KeyPath TIME = KeyPath.of("budget", "time");
  private static final KeyPath UNTIL = KeyPath.of("budget", "until");
  private static final KeyPath TRAINING_HOURS = KeyPath.of("budget", "training-hours");
  private static final KeyPath OLD_TIME = KeyPath.of("stop", "time");
  private static final KeyPath OLD_TRAINING_TIME = KeyPath.of("stop", "training-time");
  private static final BigDecimal MILLISECONDS_PER_HOUR = BigDecimal.valueOf(3_600_000);

  private final YamlNode.Mapping file;

  BudgetReader(YamlNode.Mapping file) {
    this.file = file;
  }

  /** Adds a problem for what the schema cannot say. */
  void check(Problems problems) {
    for (KeyPath time : List.of(TIME, OLD_TIME, OLD_TRAINING_TIME)) {
      if (isGiven(time) && !problems.touch(time) && DurationWords.read(text(time)).isZero()) {
        problems.add(
            file.positionOf(time), time, "found %s; it must be above 0.".formatted(text(time)));
      }
    }
    if (isGiven(UNTIL) && !problems.touch(UNTIL) && Until.parse(text(UNTIL)).isEmpty()) {
      problems.add(
          file.positionOf(UNTIL),
          UNTIL,
          "found %s; there is no such time. Write it as 07:30 or 2026-11-22T07:30."
              .formatted(Found.quote(text(UNTIL))));
    }
    checkTwice(OLD_TIME, TIME, problems);
    checkTwice(OLD_TRAINING_TIME, TRAINING_HOURS, problems);
  }

  private void checkTwice(KeyPath old, KeyPath now, Problems problems) {
    if (isGiven(old) && isGiven(now) && !problems.touch(old)) {
      problems.add(
          file.positionOf(old),
          old,
          "found it beside %s, which is its name now. Drop one.".formatted(now));
    }
  }

  /** The settings; only to be called when no problem was found. */
  BudgetSettings read() {
    return new BudgetSettings(
        json(TRIALS).intValue(),
        time(TIME).or(() -> time(OLD_TIME)),
        isGiven(UNTIL) ? Until.parse(text(UNTIL)) : Optional.empty(),
        isGiven(TRAINING_HOURS) ? Optional.of(hours()) : time(OLD_TRAINING_TIME));
  }

  /** A line for each key that has another name now. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (isGiven(OLD_TIME)) {
      warnings.add(
          "stop.time is called budget.time now: move \"time: %s\" from stop to budget."
              .formatted(text(OLD_TIME)));
    }
    if (isGiven(OLD_TRAINING_TIME)) {
      BigDecimal hours =
          BigDecimal.valueOf(DurationWords.read(text(OLD_TRAINING_TIME)).toMillis())
              .divide(MILLISECONDS_PER_HOUR, 6, RoundingMode.HALF_UP);
      warnings.add(
          "stop.training-time is called budget.training-hours now: write \"training-hours: %s\" under budget instead."
              .formatted(hours.stripTrailingZeros().toPlainString()));
    }
    return warnings;
  }

  private Duration hours() {
    return Duration.ofMillis(
        json(TRAINING_HOURS)
            .decimalValue()
            .multiply(MILLISECONDS_PER_HOUR)
            .setScale(0, RoundingMode.UP)
            .longValueExact());
  }

  private Optional<Duration> time(KeyPath path) {
    return isGiven(path) ? Optional.of(DurationWords.read(text(path))) : Optional.empty();
  }

  private boolean isGiven(KeyPath path) {
    return !json(path).isMissingNode();
  }

  private String text(KeyPath path) {
    return json(path).asText();
  }

  private JsonNode json(KeyPath path) {
    return file.at(path).map(YamlNode::toJson).orElse(MissingNode.getInstance());
  }
}
