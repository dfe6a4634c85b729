package org.hsicgpbo.driver.triallog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Condition;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.LogRealHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.TruncatedNormalHyperparameter;
import org.hsicgpbo.space.Value;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Writes a search space as it would stand under {@code space:} in a study file. */
public final class SpaceYaml {
  /** Lines are never folded: one line holds one hyperparameter. */
  private static final int NO_FOLDING = 1 << 16;

  private SpaceYaml() {}

  /**
   * The YAML text, one hyperparameter on each line, ended by a line feed; {@link SpaceFile} reads
   * the same space from it.
   */
  public static String write(SearchSpace space) {
    DumpSettings line =
        DumpSettings.builder()
            .setSchema(new CoreSchema()) // what the reader would take for a number is quoted
            .setDefaultFlowStyle(FlowStyle.FLOW)
            .setWidth(NO_FOLDING)
            .setSplitLines(false)
            .build();
    return space.hyperparameters().stream()
        .map(h -> scalar(h.name(), line) + ": " + flow(settings(h), line) + "\n")
        .collect(Collectors.joining());
  }

  private static String scalar(String name, DumpSettings settings) {
    return new Dump(settings).dumpToString(name).strip();
  }

  private static String flow(Map<String, Object> map, DumpSettings settings) {
    return new Dump(settings).dumpToString(map).strip();
  }

  private static Map<String, Object> settings(Hyperparameter hyperparameter) {
    Map<String, Object> settings = new LinkedHashMap<>();
    if (hyperparameter instanceof RealHyperparameter real) {
      settings.put("type", "real");
      ends(settings, real.low(), real.high(), false);
    } else if (hyperparameter instanceof LogRealHyperparameter real) {
      settings.put("type", "real");
      ends(settings, real.low(), real.high(), true);
    } else if (hyperparameter instanceof IntegerHyperparameter integer) {
      settings.put("type", "integer");
      ends(settings, integer.low(), integer.high(), integer.log());
    } else if (hyperparameter instanceof TruncatedNormalHyperparameter normal) {
      settings.put("type", "normal");
      settings.put("mean", normal.mean());
      settings.put("sd", normal.standardDeviation());
      ends(settings, normal.low(), normal.high(), false);
    } else if (hyperparameter instanceof CategoricalHyperparameter categorical) {
      settings.put("type", "categorical");
      settings.put("values", categorical.values().stream().map(Value::raw).toList());
      if (categorical.weights().stream().anyMatch(weight -> weight != 1)) {
        settings.put("weights", categorical.weights());
      }
    } else if (hyperparameter instanceof BooleanHyperparameter) {
      settings.put("type", "boolean");
    }
    if (hyperparameter.condition() instanceof Condition.ParentIn condition) {
      settings.put("when", Map.of(condition.parent(), oneOrList(condition)));
    }
    return settings;
  }

  private static void ends(Map<String, Object> settings, Object low, Object high, boolean log) {
    settings.put("low", low);
    settings.put("high", high);
    if (log) {
      settings.put("log", true);
    }
  }

  private static Object oneOrList(Condition.ParentIn condition) {
    List<Object> values = condition.values().stream().map(Value::raw).toList();
    return values.size() == 1 ? values.get(0) : values;
  }
}
