package org.hsicgpbo.driver.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.TrialOutcome;

/** Reads the last line that a program of a {@code command} problem prints. */
final class CommandAnswer {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST_QUOTE = 120;
  private static final String EXPECTED =
      "The last line of its standard output must be {\"error\": number} with optional flops, parameter-count, seconds and"
          + " test-error, or {\"failed\": \"reason\"}.";

  private CommandAnswer() {}

  /**
   * The outcome that the line says.
   *
   * @param line the last line that is not blank; empty if there was none
   * @param measuredSeconds what counts where the program does not say
   */
  static TrialOutcome read(String line, double measuredSeconds) {
    if (line.isBlank()) {
      return nonsense("The program printed nothing.", measuredSeconds);
    }
    JsonNode answer;
    try {
      answer = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return nonsense(
          "The program's last line is no JSON: %s.".formatted(quote(line)), measuredSeconds);
    }
    Cost cost =
        new Cost(
            number(answer, "flops"),
            number(answer, "parameter-count"),
            seconds(answer, measuredSeconds));
    if (answer.path("failed").isTextual()) {
      return new TrialOutcome.Failed(FailureKind.REPORTED, answer.path("failed").asText(), cost);
    }
    if (!answer.isObject()
        || !answer.path("error").isNumber()
        || !Double.isFinite(answer.path("error").asDouble())) {
      return nonsense(
          "The program's last line has no finite error: %s.".formatted(quote(line)),
          measuredSeconds);
    }
    return new TrialOutcome.Completed(
        answer.path("error").asDouble(), number(answer, "test-error"), cost, Map.of());
  }

  private static double seconds(JsonNode answer, double measured) {
    double reported = number(answer, "seconds");
    return Double.isNaN(reported) ? measured : reported;
  }

  private static double number(JsonNode answer, String key) {
    return answer.path(key).isNumber() ? answer.path(key).asDouble() : Double.NaN;
  }

  private static TrialOutcome nonsense(String found, double seconds) {
    return new TrialOutcome.Failed(
        FailureKind.REPORTED, found + " " + EXPECTED, Cost.UNKNOWN.withSeconds(seconds));
  }

  private static String quote(String line) {
    return line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "…" : line;
  }
}
