package org.hsicgpbo.driver.compare.report;

import java.time.Instant;
import java.util.List;
import org.hsicgpbo.driver.compare.AnytimeCurve;
import org.hsicgpbo.driver.compare.Comparison;
import org.hsicgpbo.driver.compare.StrategySummary;
import org.hsicgpbo.trainers.model.Versions;

/**
 * All that is told of a comparison.
 *
 * @param comparison its studies
 * @param file the comparison file
 * @param settings what the comparison file says of each strategy, in its order
 * @param begun when its first study was begun
 * @param reported when this is told
 * @param product version of this program
 * @param versions of the libraries and the machine that tells this
 */
public record ComparisonResult(
    Comparison comparison,
    String file,
    List<String> settings,
    Instant begun,
    Instant reported,
    String product,
    Versions versions) {
  /** Copies the list. */
  public ComparisonResult {
    settings = List.copyOf(settings);
  }

  /** A row for each strategy. */
  List<StrategySummary> summaries() {
    return StrategySummary.of(comparison);
  }

  /** The best error so far by trials. */
  List<AnytimeCurve> curvesByTrials() {
    return comparison.strategies().stream()
        .map(strategy -> AnytimeCurve.byTrials(comparison, strategy))
        .toList();
  }

  /** The best error so far by hours of training. */
  List<AnytimeCurve> curvesByHours() {
    return comparison.strategies().stream()
        .map(strategy -> AnytimeCurve.byHours(comparison, strategy))
        .toList();
  }
}
