package org.hsicgpbo.driver.triallog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Reads JSON objects, one for each trial, token by token. The keys of an object under {@code
 * params} (or config, hyperparameters and the like) are the hyperparameters; other nested objects
 * become columns such as {@code metrics.val_loss}.
 */
final class JsonLinesLog {
  private static final Set<String> PARAMETER_OBJECTS =
      Set.of(
          "params", "param", "config", "configuration", "hyperparameters", "hparams", "parameters");

  private static final String PREFIX = "params_";

  /** Longer lists and deeper texts are no values of hyperparameters. */
  private static final int LONGEST_LIST = 2_000;

  private final TrialTable table;
  private final JsonParser json;
  private boolean inTrial;

  private JsonLinesLog(TrialTable table, JsonParser json) {
    this.table = table;
    this.json = json;
  }

  /** A factory that also takes NaN and Infinity, as Python writes them. */
  static JsonFactory factory() {
    return JsonFactory.builder()
        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .build();
  }

  /** Fills the table; a last line that is cut off is skipped with a note. */
  static void read(Path file, TrialTable table) throws IOException {
    try (JsonParser json = factory().createParser(Files.newInputStream(file))) {
      JsonLinesLog log = new JsonLinesLog(table, json);
      try {
        log.readAll(file);
      } catch (JsonEOFException e) {
        if (log.inTrial) {
          table.dropLastRow();
        }
        table.notes().add("The end of the file is cut off; the trial there is not used.");
      } catch (JsonProcessingException e) {
        throw LogProblem.notJson(file, e);
      }
    }
  }

  private void readAll(Path file) throws IOException {
    for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
      if (token == JsonToken.START_OBJECT) {
        long line = json.currentTokenLocation().getLineNr();
        inTrial = true;
        readObject(table.addRow(line), "");
        inTrial = false;
      } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
        throw LogProblem.at(
            file,
            json.currentTokenLocation().getLineNr(),
            "",
            "found %s; each trial must be a JSON object.".formatted(json.getText()));
      }
    }
  }

  private void readObject(int row, String path) throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String key = json.currentName();
      json.nextToken();
      readValue(row, path, key);
    }
  }

  private void readValue(int row, String path, String key) throws IOException {
    JsonToken token = json.currentToken();
    if (token == JsonToken.START_OBJECT) {
      boolean parameters = path.isEmpty() && PARAMETER_OBJECTS.contains(key);
      if (parameters) {
        table.setPrefix(PREFIX);
      }
      readObject(row, parameters ? PREFIX : path + key + ".");
    } else if (token == JsonToken.START_ARRAY && path.isEmpty() && key.equals("values")) {
      readObjectives(row);
    } else if (token == JsonToken.START_ARRAY) {
      String list = list();
      column(path + key).ifPresent(c -> c.putText(row, list, table.line(row)));
    } else {
      Optional<Column> column = column(path + key);
      if (column.isPresent()) {
        put(column.get(), row, token);
      }
    }
  }

  private void put(Column column, int row, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_NUMBER_INT && table.isExact(column)) {
      table.put(column, row, json.getText());
      return;
    }
    switch (token) {
      case VALUE_NULL -> {}
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> column.putNumber(row, json.getDoubleValue());
      case VALUE_TRUE, VALUE_FALSE -> column.putText(row, json.getText(), table.line(row));
      default -> table.put(column, row, json.getText());
    }
  }

  /** The list under {@code values}, one column for each objective: values_0, values_1, … */
  private void readObjectives(int row) throws IOException {
    int objective = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      Optional<Column> column = column("values_" + objective++);
      if (column.isPresent()) {
        put(column.get(), row, json.currentToken());
      } else {
        json.skipChildren();
      }
    }
  }

  /** The list as text, as far as it can be a category; the rest is passed over. */
  private String list() throws IOException {
    StringBuilder text = new StringBuilder("[");
    int depth = 1;
    while (depth > 0) {
      JsonToken token = json.nextToken();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (text.length() < LONGEST_LIST) {
        text.append(text.charAt(text.length() - 1) == '[' || token.isStructEnd() ? "" : ", ");
        text.append(json.getText());
      }
    }
    return text.toString();
  }

  private Optional<Column> column(String name) {
    return table.accept(name);
  }
}
