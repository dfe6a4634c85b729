package org.hsicgpbo.driver.studyfile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What stands under {@code notify}.
 *
 * @param command program and arguments; empty for none
 * @param webhook an address in which ${NAME} stands for a variable of the environment; empty for
 *     none
 * @param on what is told of
 * @param target the error whose first undercutting is told of; empty if that is not told of
 */
public record NotifySettings(
    List<String> command, Optional<String> webhook, Set<Event> on, OptionalDouble target) {
  /** Copies the collections. */
  public NotifySettings {
    command = List.copyOf(command);
    on = Set.copyOf(on);
  }

  /** What can be told of. */
  public enum Event {
    /** The run has ended, whatever the reason, but for a failure. */
    END,
    /** The run has failed. */
    FAILURE,
    /** A trial is at or below the target for the first time. */
    TARGET,
    /** The first trial has failed. */
    FIRST_FAILURE;

    /** The name in study files: end, failure, target, first-failure. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Event of(String label) {
      return Arrays.stream(values())
          .filter(event -> event.label().equals(label))
          .findFirst()
          .orElseThrow();
    }
  }
}
