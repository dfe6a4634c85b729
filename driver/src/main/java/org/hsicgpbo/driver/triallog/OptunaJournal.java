package org.hsicgpbo.driver.triallog;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replays Optuna's journal file. Each line is an operation with a code; studies and trials are
 * numbered from 0 in the order in which operations create them, and a trial that has finished takes
 * no further change.
 */
final class OptunaJournal {
  private static final int CREATE_STUDY = 0;
  private static final int DELETE_STUDY = 1;
  private static final int CREATE_TRIAL = 4;
  private static final int SET_PARAMETER = 5;
  private static final int SET_STATE_AND_VALUES = 6;
  private static final int SET_USER_ATTRIBUTE = 8;

  private static final int MAXIMIZE = 2;

  /** The states by their number. */
  private static final List<String> STATES =
      List.of("RUNNING", "COMPLETE", "PRUNED", "FAIL", "WAITING");

  private static final int RUNNING = 0;

  private static final ObjectMapper JSON = new ObjectMapper(JsonLinesLog.factory());

  private final TrialTable table;
  private final String study;
  private final OptunaTrials trials;
  private final Studies studies = new Studies();
  private final Map<Long, OpenTrial> open = new HashMap<>();
  private long nextTrial;

  private OptunaJournal(TrialTable table, String study, List<Boolean> maximised) {
    this.table = table;
    this.study = study;
    this.trials = new OptunaTrials(table, JSON, maximised);
  }

  /** Fills the table with the trials of one study; the file is read twice, line by line. */
  static void read(Path file, Optional<String> asked, TrialTable table) throws IOException {
    Studies studies = new Studies();
    replay(file, table, (line, operation) -> studies.apply(operation));
    String name = OptunaTrials.choose(file, studies.names(), asked);
    OptunaJournal journal = new OptunaJournal(table, name, studies.maximised(name));
    replay(file, table, journal::apply);
    journal.trials.finish();
  }

  /** What is done with an operation on a line. */
  private interface Operations {
    void apply(long line, JsonNode operation);
  }

  private static void replay(Path file, TrialTable table, Operations operations)
      throws IOException {
    try (JsonParser parser = JSON.createParser(Files.newInputStream(file))) {
      while (parser.nextToken() != null) {
        long line = parser.currentTokenLocation().getLineNr();
        JsonNode operation = parser.readValueAsTree();
        if (!operation.path("op_code").isInt()) {
          throw LogProblem.at(file, line, "op_code", "found a line without this key.");
        }
        operations.apply(line, operation);
      }
    } catch (JsonEOFException e) {
      String note = "The last line of the journal is cut off and is not used.";
      if (!table.notes().contains(note)) {
        table.notes().add(note);
      }
    } catch (JsonProcessingException e) {
      throw LogProblem.notJson(file, e);
    }
  }

  private void apply(long line, JsonNode operation) {
    studies.apply(operation);
    switch (operation.path("op_code").intValue()) {
      case CREATE_TRIAL -> create(line, operation);
      case SET_PARAMETER ->
          open(operation)
              .ifPresent(
                  t ->
                      trials.parameter(
                          t.row,
                          operation.path("param_name").asText(),
                          operation.path("param_value_internal").asDouble(),
                          operation.path("distribution").asText()));
      case SET_STATE_AND_VALUES ->
          open(operation).ifPresent(t -> finish(operation.path("trial_id").asLong(), t, operation));
      case SET_USER_ATTRIBUTE ->
          open(operation).ifPresent(t -> attributes(t.row, operation.path("user_attr")));
      default -> {
        // Intermediate values and the attributes of Optuna itself say nothing of the outcome.
      }
    }
  }

  private void create(long line, JsonNode operation) {
    Optional<String> name = studies.name(operation.path("study_id").asLong(-1));
    if (name.isEmpty()) {
      return;
    }
    long id = nextTrial++;
    if (!name.get().equals(study)) {
      return;
    }
    OpenTrial trial = new OpenTrial(table.addRow(line));
    open.put(id, trial);
    trial.start = time(operation.path("datetime_start"));
    JsonNode distributions = operation.path("distributions");
    operation
        .path("params")
        .properties()
        .forEach(
            p ->
                trials.parameter(
                    trial.row,
                    p.getKey(),
                    p.getValue().asDouble(),
                    distributions.path(p.getKey()).asText()));
    attributes(trial.row, operation.path("user_attrs"));
    finish(id, trial, operation);
  }

  /** Takes over state, values and times; a finished trial is closed. */
  private void finish(long id, OpenTrial trial, JsonNode operation) {
    int state = operation.path("state").asInt(RUNNING);
    if (state < 0 || state >= STATES.size()) {
      throw table.problem(trial.row, "state", "found %d; it must be from 0 to 4.".formatted(state));
    }
    trials.state(trial.row, STATES.get(state));
    JsonNode values = operation.path("values");
    if (values.isArray()) {
      for (int i = 0; i < values.size(); i++) {
        trials.value(trial.row, i, values.get(i).asDouble(Double.NaN));
      }
    } else if (operation.path("value").isNumber()) {
      trials.value(trial.row, 0, operation.path("value").doubleValue());
    }
    if (state == RUNNING && operation.path("datetime_start").isTextual()) {
      trial.start = time(operation.path("datetime_start"));
    }
    Optional<LocalDateTime> end = time(operation.path("datetime_complete"));
    if (end.isPresent() && trial.start.isPresent()) {
      Duration spent = Duration.between(trial.start.get(), end.get());
      trials.duration(trial.row, spent.toNanos() / 1e9);
    }
    if (isFinished(operation)) {
      open.remove(id);
    }
  }

  private void attributes(int row, JsonNode attributes) {
    attributes.properties().forEach(a -> trials.attribute(row, a.getKey(), a.getValue()));
  }

  private Optional<OpenTrial> open(JsonNode operation) {
    return Optional.ofNullable(open.get(operation.path("trial_id").asLong(-1)));
  }

  private static boolean isFinished(JsonNode operation) {
    String state = STATES.get(operation.path("state").asInt(RUNNING));
    return !state.equals("RUNNING") && !state.equals("WAITING");
  }

  private static Optional<LocalDateTime> time(JsonNode text) {
    try {
      return text.isTextual()
          ? Optional.of(LocalDateTime.parse(text.textValue().replace(' ', 'T')))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A trial that may still change. */
  private static final class OpenTrial {
    private final int row;
    private Optional<LocalDateTime> start = Optional.empty();

    OpenTrial(int row) {
      this.row = row;
    }
  }

  /** The studies that exist after some operations. */
  private static final class Studies {
    private final Map<Long, String> byId = new LinkedHashMap<>();
    private final Map<String, List<Boolean>> maximised = new HashMap<>();
    private long next;

    void apply(JsonNode operation) {
      int code = operation.path("op_code").intValue();
      String name = operation.path("study_name").asText();
      if (code == CREATE_STUDY && !byId.containsValue(name)) {
        byId.put(next++, name);
        List<Boolean> directions = new ArrayList<>();
        operation.path("directions").forEach(d -> directions.add(d.asInt() == MAXIMIZE));
        maximised.put(name, directions.isEmpty() ? List.of(false) : directions);
      } else if (code == DELETE_STUDY) {
        byId.remove(operation.path("study_id").asLong(-1));
      }
    }

    List<String> names() {
      return List.copyOf(byId.values());
    }

    Optional<String> name(long id) {
      return Optional.ofNullable(byId.get(id));
    }

    List<Boolean> maximised(String name) {
      return maximised.getOrDefault(name, List.of(false));
    }
  }
}
