package org.hsicgpbo.driver.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.TrialOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What a program's last line of output says of its trial.
 *
 * <p>{@code {"error":0.031,"test-error":0.033,"flops":2e4,"parameter-count":1e4,"seconds":3.5}}, of
 * which only {@code error} is required; other keys with numbers are kept as metrics. Or {@code
 * {"failed":"reason"}}. NaN and infinities, which some JSON writers print bare, are understood, so
 * that the message can name them.
 */
final class CommandAnswer {
  private static final String EXPECTED =
      "The last line of output must be like {\"error\": 0.031} or {\"failed\": \"reason\"}";

  private static final Set<String> FIGURES =
      Set.of("error", "test-error", "flops", "parameter-count", "seconds");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private CommandAnswer() {}

  /** An answer that is none; the message is for people. */
  private static final class Nonsense extends Exception {
    private static final long serialVersionUID = 1L;

    Nonsense(String message) {
      super(message);
    }
  }

  /**
   * The outcome of a program that has exited.
   *
   * @param lastLine its last line of output that is not blank; null if there was none
   * @param ending how it exited, for people; empty after exit code 0
   * @param seconds how long it ran
   */
  static TrialOutcome outcome(@Nullable String lastLine, String ending, double seconds) {
    Cost measured = Cost.UNKNOWN.withSeconds(seconds);
    try {
      JsonNode answer = parse(lastLine);
      if (answer.has("failed")) {
        return new TrialOutcome.Failed(FailureKind.REPORTED, reason(answer), measured);
      }
      if (!ending.isEmpty()) {
        return new TrialOutcome.Failed(FailureKind.CRASHED, "It ended with " + ending, measured);
      }
      return completed(answer, seconds);
    } catch (Nonsense e) {
      return ending.isEmpty()
          ? new TrialOutcome.Failed(FailureKind.REPORTED, String.valueOf(e.getMessage()), measured)
          : new TrialOutcome.Failed(FailureKind.CRASHED, "It ended with " + ending, measured);
    }
  }

  private static JsonNode parse(@Nullable String lastLine) throws Nonsense {
    if (lastLine == null) {
      throw new Nonsense("It printed nothing. %s.".formatted(EXPECTED));
    }
    JsonNode answer;
    try {
      answer = JSON.readTree(lastLine);
    } catch (JsonProcessingException e) {
      answer = null;
    }
    if (answer == null || !answer.isObject()) {
      throw new Nonsense(
          "Its last line of output (%s) is no JSON object. %s."
              .formatted(OutputLog.shorten(lastLine), EXPECTED));
    }
    return answer;
  }

  private static String reason(JsonNode answer) throws Nonsense {
    JsonNode reason = answer.get("failed");
    if (!reason.isTextual()) {
      throw nonsense(answer.toString(), "\"failed\" is no text");
    }
    return reason.textValue();
  }

  private static TrialOutcome completed(JsonNode answer, double seconds) throws Nonsense {
    if (!answer.has("error")) {
      throw nonsense(answer.toString(), "there is no \"error\"");
    }
    double error = figure(answer, "error");
    if (!Double.isFinite(error)) {
      throw nonsense(answer.toString(), "\"error\" is not finite");
    }
    double reported = figure(answer, "seconds");
    Cost cost =
        new Cost(
            figure(answer, "flops"),
            figure(answer, "parameter-count"),
            Double.isNaN(reported) ? seconds : reported);
    return new TrialOutcome.Completed(error, figure(answer, "test-error"), cost, metrics(answer));
  }

  /** The number under the key; NaN if it is missing or null. */
  private static double figure(JsonNode answer, String key) throws Nonsense {
    JsonNode figure = answer.get(key);
    if (figure == null || figure.isNull()) {
      return Double.NaN;
    }
    if (!figure.isNumber()) {
      throw nonsense(answer.toString(), "\"%s\" is no number".formatted(key));
    }
    return figure.doubleValue();
  }

  private static Map<String, Double> metrics(JsonNode answer) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    answer
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().isNumber() && !FIGURES.contains(entry.getKey())) {
                metrics.put(entry.getKey(), entry.getValue().doubleValue());
              }
            });
    return metrics;
  }

  private static Nonsense nonsense(String found, String what) {
    return new Nonsense(
        "In its last line of output (%s), %s. %s."
            .formatted(OutputLog.shorten(found), what, EXPECTED));
  }
}
