package org.hsicgpbo.driver.triallog;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hsicgpbo.driver.report.ResultsJson;

/** Reads the trials of what {@code export --format json} writes, one at a time. */
final class OwnExport {
  private static final JsonMapper JSON = JsonMapper.builder(JsonLinesLog.factory()).build();
  private static final String PREFIX = "params_";

  /** Keys of a trial and the columns that they fill. */
  private static final Map<String, String> FIGURES =
      Map.of(
          "error", "error",
          "testError", KnownColumns.TEST_ERROR,
          "flops", "flops",
          "parameters", "parameters",
          "seconds", "seconds");

  private OwnExport() {}

  static void read(Path file, TrialTable table) throws IOException {
    table.setPrefix(PREFIX);
    try (JsonParser json = JSON.createParser(Files.newInputStream(file))) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean trials = json.currentName().equals(ResultsJson.HISTORY);
        if (json.nextToken() == JsonToken.START_ARRAY && trials) {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            int row = table.addRow(json.currentTokenLocation().getLineNr());
            JsonNode trial = json.readValueAsTree();
            put(trial, row, table);
          }
        } else {
          json.skipChildren();
        }
      }
    } catch (JsonProcessingException e) {
      throw LogProblem.notJson(file, e);
    }
  }

  private static void put(JsonNode trial, int row, TrialTable table) {
    for (String key : List.of("state", "stage")) {
      text(key, trial.path(key), row, table);
    }
    FIGURES.forEach((key, column) -> number(column, trial.path(key), row, table));
    JsonNode stopped = trial.path("stopped");
    number(KnownColumns.STOPPED_ERROR, stopped.path("error"), row, table);
    number(KnownColumns.STOPPED_EPOCH, stopped.path("epoch"), row, table);
    number(KnownColumns.PLANNED_EPOCHS, stopped.path("epochs"), row, table);
    trial
        .path("configuration")
        .properties()
        .forEach(e -> value(e.getKey(), e.getValue(), row, table));
    trial
        .path("coordinates")
        .properties()
        .forEach(e -> number("u_" + e.getKey(), e.getValue(), row, table));
    Map<String, Double> metrics = new LinkedHashMap<>();
    trial.path("metrics").properties().forEach(e -> metrics.put(e.getKey(), metric(e.getValue())));
    table.detail(
        row,
        details -> {
          RowDetails read =
              details
                  .withSeed(trial.path("seed").asLong(0))
                  .withReason(trial.path("reason").asText(""))
                  .withMetrics(metrics);
          int number = trial.path("trial").asInt(0);
          return number >= 1 ? read.withNumber(number) : read;
        });
  }

  /** A figure that is none, such as a loss of NaN, is written as null. */
  private static double metric(JsonNode node) {
    return node.isNumber() ? node.doubleValue() : Double.NaN;
  }

  private static void value(String name, JsonNode value, int row, TrialTable table) {
    if (value.isNumber()) {
      number(PREFIX + name, value, row, table);
    } else {
      text(PREFIX + name, value, row, table);
    }
  }

  private static void text(String column, JsonNode value, int row, TrialTable table) {
    if (value.isValueNode() && !value.isNull()) {
      table.accept(column).ifPresent(c -> c.putText(row, value.asText(), table.line(row)));
    }
  }

  private static void number(String column, JsonNode value, int row, TrialTable table) {
    if (value.isNumber()) {
      table.accept(column).ifPresent(c -> c.putNumber(row, value.doubleValue()));
    }
  }
}
