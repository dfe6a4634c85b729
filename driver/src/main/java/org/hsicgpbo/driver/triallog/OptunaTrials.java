package org.hsicgpbo.driver.triallog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hsicgpbo.space.Value;

/**
 * Puts the trials of an Optuna study into a table with the columns of its {@code trials_dataframe}:
 * value or values_0, values_1, …, state, duration in seconds, params_x and user_attrs_y. The
 * distributions become the hyperparameters.
 */
final class OptunaTrials {
  static final String PARAMETER = "params_";
  private static final String ATTRIBUTE = "user_attrs_";

  private final TrialTable table;
  private final ObjectMapper json;
  private final int objectives;
  private final Map<String, OptunaDistribution> parsed = new HashMap<>();
  private final Map<String, OptunaDistribution> joined = new LinkedHashMap<>();
  private final List<String> widened = new ArrayList<>();

  /**
   * For the trials of one study.
   *
   * @param maximised for each objective, whether it is maximised
   */
  OptunaTrials(TrialTable table, ObjectMapper json, List<Boolean> maximised) {
    this.table = table;
    this.json = json;
    this.objectives = maximised.size();
    table.setPrefix(PARAMETER);
    for (int i = 0; i < objectives; i++) {
      if (maximised.get(i)) {
        table.maximised().add(objective(i));
      }
    }
  }

  /** The study to read: the named one, or the only one. */
  static String choose(Path file, List<String> studies, Optional<String> asked) {
    if (studies.isEmpty()) {
      throw LogProblem.inFile(file, "Optuna's storage holds no study.");
    }
    if (asked.isEmpty() && studies.size() == 1) {
      return studies.get(0);
    }
    if (asked.filter(studies::contains).isPresent()) {
      return asked.get();
    }
    throw LogProblem.inFile(
        file,
        asked
            .map(name -> "there is no study %s. ".formatted(name))
            .orElse("it holds several studies; name one with --study. ")
            .concat("The studies are %s.".formatted(RoleFinder.words(studies))));
  }

  void state(int row, String state) {
    table.accept("state").ifPresent(c -> c.putText(row, state, table.line(row)));
  }

  void value(int row, int objective, double value) {
    table.accept(objective(objective)).ifPresent(c -> c.putNumber(row, value));
  }

  void duration(int row, double seconds) {
    table.accept(KnownColumns.DURATION).ifPresent(c -> c.putNumber(row, seconds));
  }

  /** An attribute that the user set; only numbers, texts and truth values are kept. */
  void attribute(int row, String key, JsonNode value) {
    Optional<Column> column = table.accept(ATTRIBUTE + key);
    if (column.isPresent() && value.isNumber()) {
      column.get().putNumber(row, value.doubleValue());
    } else if (column.isPresent() && value.isValueNode() && !value.isNull()) {
      table.put(column.get(), row, value.asText());
    }
  }

  /** A value of a parameter with its distribution. */
  void parameter(int row, String name, double internal, String distribution) {
    OptunaDistribution own = parse(row, name, distribution);
    OptunaDistribution before = joined.putIfAbsent(name, own);
    if (before != null && !before.equals(own)) {
      joined.put(name, before.join(own).orElseThrow(() -> incompatible(row, name)));
      if (!widened.contains(name)) {
        widened.add(name);
      }
    }
    Value value =
        own.value(internal)
            .orElseThrow(
                () ->
                    table.problem(
                        row,
                        PARAMETER + name,
                        "found the value %s, which its distribution does not have."
                            .formatted(internal)));
    table.accept(PARAMETER + name).ifPresent(column -> put(column, row, value));
  }

  /** Makes the hyperparameters of the distributions; one with a single value is none. */
  void finish() {
    joined.forEach(
        (name, distribution) ->
            distribution
                .hyperparameter(name)
                .ifPresentOrElse(
                    h -> table.distributions().put(name, h),
                    () ->
                        table
                            .notes()
                            .add("%s is left out: it has only one value.".formatted(name))));
    if (!widened.isEmpty()) {
      table
          .notes()
          .add(
              "The ranges of %s changed between trials; the widest is used."
                  .formatted(RoleFinder.words(widened)));
    }
  }

  private void put(Column column, int row, Value value) {
    if (value instanceof Value.Real || value instanceof Value.Int) {
      column.putNumber(row, value.asNumber());
    } else {
      column.putText(row, value.toString(), table.line(row));
    }
  }

  private String objective(int index) {
    return objectives == 1 ? "value" : "values_" + index;
  }

  private OptunaDistribution parse(int row, String name, String text) {
    OptunaDistribution known = parsed.get(text);
    if (known != null) {
      return known;
    }
    Optional<OptunaDistribution> distribution;
    try {
      distribution = OptunaDistribution.of(json.readTree(text));
    } catch (JsonProcessingException e) {
      distribution = Optional.empty();
    }
    OptunaDistribution read =
        distribution.orElseThrow(
            () ->
                table.problem(
                    row,
                    PARAMETER + name,
                    "found the distribution %s, which is none of Optuna's."
                        .formatted(text.substring(0, Math.min(100, text.length())))));
    parsed.put(text, read);
    return read;
  }

  private RuntimeException incompatible(int row, String name) {
    return table.problem(
        row,
        PARAMETER + name,
        "found a distribution of another kind or with other choices than before.");
  }
}
