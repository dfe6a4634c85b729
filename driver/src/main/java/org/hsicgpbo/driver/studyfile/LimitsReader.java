package org.hsicgpbo.driver.studyfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hsicgpbo.driver.studyfile.StudyFile.TrialLimits;
import org.hsicgpbo.trainers.worker.WorkerMemory;
import org.jspecify.annotations.Nullable;

/** What a study file allows one trial: {@code per-trial} and {@code retries}. */
final class LimitsReader {
  private static final KeyPath MEMORY = KeyPath.of("per-trial", "memory");
  private static final KeyPath RETRIES = KeyPath.of("retries");
  private static final Pattern SIZE = Pattern.compile("([0-9.]+)(MiB|GiB)");
  private static final Map<String, Long> BYTES = Map.of("MiB", 1L << 20, "GiB", 1L << 30);
  private static final String COMMAND = "command";

  private final YamlNode.Mapping file;
  private final Problems problems;

  LimitsReader(YamlNode.Mapping file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** Adds a problem for a size with which nothing can be trained. */
  void check() {
    if (json(MEMORY).isMissingNode() || problems.touch(MEMORY)) {
      return;
    }
    long bytes = memory().orElse(0);
    if (bytes == 0) {
      add("it must be above 0.");
    } else if (!isCommand() && bytes < WorkerMemory.LEAST_BYTES) {
      add(
          "a worker that trains networks takes some hundred MiB for itself; it must be at least %s."
              .formatted(words(WorkerMemory.LEAST_BYTES)));
    }
  }

  /** The limits; only to be called when no problem was found. */
  TrialLimits read(@Nullable Duration time) {
    return new TrialLimits(time, memory(), json(RETRIES).asInt(isCommand() ? 0 : 1));
  }

  /** The size as people write it, such as 1.5GiB. */
  static String words(long bytes) {
    String unit = bytes >= 1L << 30 ? "GiB" : "MiB";
    return BigDecimal.valueOf(bytes)
            .divide(BigDecimal.valueOf(BYTES.getOrDefault(unit, 1L)), 3, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        + unit;
  }

  private OptionalLong memory() {
    Matcher size = SIZE.matcher(json(MEMORY).asText());
    if (!size.matches()) {
      return OptionalLong.empty();
    }
    BigDecimal unit = BigDecimal.valueOf(BYTES.getOrDefault(size.group(2), 0L));
    return OptionalLong.of(
        new BigDecimal(size.group(1)).multiply(unit).setScale(0, RoundingMode.HALF_UP).longValue());
  }

  private boolean isCommand() {
    return json(KeyPath.of("problem", "type")).asText().equals(COMMAND);
  }

  private void add(String what) {
    problems.add(
        file.positionOf(MEMORY), MEMORY, "found %s; %s".formatted(json(MEMORY).asText(), what));
  }

  private JsonNode json(KeyPath path) {
    return file.at(path).map(YamlNode::toJson).orElse(MissingNode.getInstance());
  }
}
