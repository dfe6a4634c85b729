package org.hsicgpbo.driver.studyfile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * The study file of one strategy and seed, made from that of a comparison. It is a complete one, so
 * that the stored study can be reported and checked like any other.
 *
 * @param base what the study file of the comparison holds
 * @param shared what the comparison says for all: study, seed, budget, final
 * @param own what it says for the strategy: strategy, and whatever else differs
 */
record DerivedStudy(ObjectNode base, Map<String, Object> shared, Map<String, Object> own) {
  /** Lines are never folded. */
  private static final int NO_FOLDING = 1 << 16;

  /** Stopping rules, early stops and earlier studies would make budgets unequal. */
  private static final Set<String> LEFT_OUT =
      Set.of("stop", "pruning", "warm-start", "final", "workers", "notify");

  private static final List<String> FIRST = List.of("study", "seed");

  /** The keys that a strategy cannot have of its own, because budgets and problems are equal. */
  static final Set<String> NEVER_OWN =
      Set.of(
          "study",
          "seed",
          "problem",
          "space",
          "where",
          "budget",
          "workers",
          "per-trial",
          "retries",
          "final",
          "stop",
          "pruning",
          "warm-start",
          "notify");

  /** The YAML text; the comment says where it comes from. */
  String text(String comment) {
    Map<String, Object> keys = new LinkedHashMap<>();
    FIRST.forEach(key -> keys.put(key, ""));
    base.properties()
        .forEach(
            entry -> {
              if (!LEFT_OUT.contains(entry.getKey())) {
                keys.put(entry.getKey(), PlainObjects.of(entry.getValue()));
              }
            });
    keys.putAll(own);
    keys.putAll(shared);
    return "# " + comment + "\n" + dump(keys, FlowStyle.AUTO);
  }

  /** A value as YAML on one line. */
  static String oneLine(Object value) {
    return dump(value, FlowStyle.FLOW).strip();
  }

  private static String dump(Object value, FlowStyle style) {
    return new Dump(
            DumpSettings.builder()
                .setSchema(new CoreSchema())
                .setDefaultFlowStyle(style)
                .setWidth(NO_FOLDING)
                .setSplitLines(false)
                .build())
        .dumpToString(value);
  }
}
