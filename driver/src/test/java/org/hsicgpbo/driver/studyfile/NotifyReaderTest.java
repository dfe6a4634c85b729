package org.hsicgpbo.driver.studyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.hsicgpbo.driver.studyfile.NotifySettings.Event;
import org.junit.jupiter.api.Test;

class NotifyReaderTest {
  private static final String STUDY =
      """
      study: mine
      problem: {type: runge}
      space: {n-units: {type: integer, low: 1, high: 9}}
      strategy: {type: random}
      budget: {trials: 10}
      """;

  @Test
  void nobodyIsToldUnlessNamed() {
    assertThat(read("").notifications()).isEmpty();
  }

  @Test
  void readsAllKeys() {
    assertThat(
            read("notify: {command: [mail, -s, done, ann], webhook: \"${HOOK}\", on: [target, first-failure], target: 0.05}")
                .notifications())
        .contains(
            new NotifySettings(
                List.of("mail", "-s", "done", "ann"),
                Optional.of("${HOOK}"),
                Set.of(Event.TARGET, Event.FIRST_FAILURE),
                OptionalDouble.of(0.05)));
  }

  @Test
  void tellsOfTheEndOfFailureAndOfTheTargetOfTheStudyUnlessNamed() {
    assertThat(read("notify: {webhook: https://example.org/x}").notifications().orElseThrow().on())
        .containsExactlyInAnyOrder(Event.END, Event.FAILURE);
    NotifySettings withTarget =
        read("notify: {webhook: https://example.org/x}\nstop: {target-error: 0.1}")
            .notifications()
            .orElseThrow();
    assertThat(withTarget.on()).containsExactlyInAnyOrder(Event.END, Event.FAILURE, Event.TARGET);
    assertThat(withTarget.target()).hasValue(0.1);
  }

  @Test
  void saysWhatIsWrong() {
    assertWrong("notify: {on: [end]}", "6:", "found neither command nor webhook");
    assertWrong(
        "notify: {command: [mail], on: [target]}", "6:", "Add notify.target or stop.target-error");
    assertWrong("notify: {webhook: example.org}", "6:", "notify.webhook");
    assertWrong("notify: {webhook: \"javascript:x\"}", "6:", "notify.webhook");
    assertWrong("notify: {command: mail}", "6:", "notify.command");
    assertWrong("notify: {command: [mail], on: [start]}", "6:", "first-failure");
  }

  private static void assertWrong(String line, String position, String words) {
    assertThatThrownBy(() -> read(line))
        .isInstanceOf(StudyFileException.class)
        .hasMessageContaining("mine.yaml:" + position)
        .hasMessageContaining(words);
  }

  private static StudyFile read(String line) {
    return new StudyFileReader().read(STUDY + line + "\n", "mine.yaml");
  }
}
