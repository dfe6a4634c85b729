package org.hsicgpbo.driver.notify;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.hsicgpbo.driver.store.Trials;
import org.hsicgpbo.driver.studyfile.NotifySettings.Event;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.TrialOutcome;

/** Something to tell. */
final class Notices {
  private Notices() {}

  static Notice end() {
    return new Notice(
        Event.END,
        "mine",
        "The budget is spent; \"λ\".",
        Instant.parse("2026-11-21T05:00:00Z"),
        3,
        100,
        1,
        Optional.of(
            Trials.trial(2)
                .finish(
                    new TrialOutcome.Completed(
                        0.25, Double.NaN, new Cost(Double.NaN, 10, 1), Map.of()))),
        OptionalInt.of(0));
  }

  /** The same as JSON. */
  static final String JSON =
      "{\"event\":\"end\",\"study\":\"mine\",\"message\":\"The budget is spent; \\\"λ\\\".\",\"time\":\"2026-11-21T05:00:00Z\",\"finished\":3,\"budget\":100,\"failed\":1,\"best\":{\"trial\":2,\"error\":0.25,\"flops\":null,\"parameters\":10.0},\"exitCode\":0}";
}
