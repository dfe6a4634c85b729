package org.hsicgpbo.driver.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.hsicgpbo.driver.studyfile.NotifySettings.Event;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.jspecify.annotations.Nullable;

/**
 * Something worth telling.
 *
 * @param event what has happened
 * @param study in which study
 * @param message the same as a sentence for people
 * @param time when
 * @param finished trials with an outcome
 * @param budget how many there shall be
 * @param failed how many of the finished failed
 * @param best the completed trial of the lowest error
 * @param exitCode that of the run, if it has ended
 */
public record Notice(
    Event event,
    String study,
    String message,
    Instant time,
    int finished,
    int budget,
    int failed,
    Optional<FinishedTrial> best,
    OptionalInt exitCode) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** As one JSON object on one line; figures that are not known are null. */
  public String json() {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("event", event.label());
    values.put("study", study);
    values.put("message", message);
    values.put("time", time.toString());
    values.put("finished", finished);
    values.put("budget", budget);
    values.put("failed", failed);
    values.put("best", best.map(Notice::best).orElse(null));
    values.put("exitCode", exitCode.isPresent() ? exitCode.getAsInt() : null);
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A notice cannot be written as JSON.", e);
    }
  }

  private static Map<String, @Nullable Object> best(FinishedTrial trial) {
    Cost cost = trial.outcome().cost();
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("trial", trial.trial().number());
    values.put("error", finite(trial.errorOrWorst()));
    values.put("flops", finite(cost.flops()));
    values.put("parameters", finite(cost.parameters()));
    return values;
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
