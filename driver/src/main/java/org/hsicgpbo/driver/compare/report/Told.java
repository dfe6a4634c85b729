package org.hsicgpbo.driver.compare.report;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hsicgpbo.driver.compare.ComparedStudy;
import org.hsicgpbo.driver.compare.Comparison;
import org.hsicgpbo.driver.report.Figures;
import org.hsicgpbo.trainers.model.Versions;

/** What was run, in sentences: problem, budget, seeds, strategies, time, versions, machine. */
final class Told {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final double SECONDS_PER_HOUR = 3600;

  private Told() {}

  static List<String> of(ComparisonResult result) {
    Comparison comparison = result.comparison();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Problem %s, %d trials a study, seeds %s."
            .formatted(
                comparison.problem(),
                comparison.trials(),
                comparison.seeds().stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "))));
    for (int i = 0; i < result.settings().size(); i++) {
      lines.add(comparison.strategies().get(i) + ": " + result.settings().get(i));
    }
    lines.add(time(result));
    Versions versions = result.versions();
    lines.add(
        "hsic-gpbo %s, Java %s, Deeplearning4j %s; told on %s, %d processors."
            .formatted(
                result.product(),
                versions.java(),
                versions.deeplearning4j(),
                versions.machine(),
                versions.processors()));
    return lines;
  }

  private static String time(ComparisonResult result) {
    double hours =
        result.comparison().studies().stream().mapToDouble(ComparedStudy::trainingHours).sum();
    return "Begun %s, told %s; the trials took %s of training, shared ones counted for each."
        .formatted(
            TIME.format(result.begun()),
            TIME.format(result.reported()),
            Figures.duration(hours * SECONDS_PER_HOUR));
  }
}
