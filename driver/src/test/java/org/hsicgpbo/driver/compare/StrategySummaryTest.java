package org.hsicgpbo.driver.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hsicgpbo.driver.compare.ComparisonSamples.comparing;
import static org.hsicgpbo.driver.compare.ComparisonSamples.study;
import static org.hsicgpbo.driver.compare.ComparisonSamples.tested;
import static org.hsicgpbo.driver.compare.ComparisonSamples.withFinals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StrategySummaryTest {
  /** Rounding of a few operations. */
  private static final double ROUNDING = 1e-12;

  @Test
  void sumsUpOverSeeds() {
    Comparison comparison =
        comparing(
            tested("gpbo", 1, 2.0, 0.5, 0.3, 0.1),
            tested("gpbo", 2, 2.0, 0.5, 0.3, 0.2),
            tested("gpbo", 3, 2.0, 0.5, 0.3, 0.6, 0.05),
            tested("cheap", 1, 2.0, 0.2, 0.9, 0.9),
            tested("cheap", 2, 2.0, 0.2, 0.9, 0.9),
            tested("cheap", 3, 2.0, 0.1, 0.9, 0.9));

    List<StrategySummary> summaries = StrategySummary.of(comparison);

    assertThat(comparison.metric()).isEqualTo(Metric.TEST_ERROR);
    StrategySummary gpbo = summaries.get(0);
    // Test errors 0.2, 0.4, 0.1.
    assertThat(gpbo.seeds()).isEqualTo(3);
    assertThat(gpbo.meanError()).isCloseTo(0.7 / 3, within(ROUNDING));
    assertThat(gpbo.medianError()).isCloseTo(0.2, within(ROUNDING));
    assertThat(gpbo.standardDeviation())
        .isCloseTo(Math.sqrt(0.21 / 2 - 0.49 / 6), within(ROUNDING));
    assertThat(gpbo.medianFlops()).as("trials 3, 3, 4").isEqualTo(300);
    assertThat(gpbo.medianParameters()).isEqualTo(30);
    assertThat(gpbo.flopsFactor()).isEqualTo(3);
    assertThat(gpbo.trainingHours()).isCloseTo(10.0 / 3, within(ROUNDING));
    assertThat(gpbo.pValue()).as("of the reference").isNaN();
    StrategySummary cheap = summaries.get(1);
    // Test errors 0.4, 0.4, 0.2: differences +0.2, 0, +0.1.
    assertThat(cheap.pValue()).isCloseTo(0.5, within(ROUNDING));
    assertThat(cheap.flopsFactor()).isEqualTo(1);
    // Ranks of gpbo: 1, 1.5, 1.
    assertThat(gpbo.medianRank()).isEqualTo(1);
    assertThat(cheap.medianRank()).isEqualTo(2);
  }

  @Test
  void ofOneSeedThereIsNoSpreadAndNoTest() {
    List<StrategySummary> summaries =
        StrategySummary.of(comparing(study("gpbo", 1, 0.4, 0.3), study("random", 1, 0.4, 0.2)));

    assertThat(summaries.get(1).meanError()).isEqualTo(0.2);
    assertThat(summaries.get(1).standardDeviation()).isNaN();
    assertThat(summaries.get(1).pValue()).isNaN();
    assertThat(summaries.get(1).medianRank()).isEqualTo(1);
  }

  @Test
  void aStudyWithoutACompletedTrialIsLeftOut() {
    Comparison comparison =
        comparing(
            study("gpbo", 1, 0.4),
            study("gpbo", 2, 0.2),
            study("random", 1, 0.3),
            study("random", 2, Double.NaN, Double.NaN));

    StrategySummary random = StrategySummary.of(comparison).get(1);

    assertThat(random.seeds()).isEqualTo(1);
    assertThat(random.meanError()).isEqualTo(0.3);
    assertThat(random.medianRank()).as("of the seed that both have").isEqualTo(1);
    assertThat(random.trainingHours()).as("failed trials took time").isEqualTo(1.5);
    assertThat(comparison.metric()).isEqualTo(Metric.VALIDATION_ERROR);
  }

  @Test
  void theErrorOfFinalNetworksCountsIfAllHaveThem() {
    ComparedStudy first = tested("gpbo", 1, 2.0, 0.4);
    ComparedStudy second = tested("random", 1, 2.0, 0.3);

    Comparison all = comparing(withFinals(first, 0.1, 0.3), withFinals(second, 0.5));
    assertThat(all.metric()).isEqualTo(Metric.FINAL_TEST_ERROR);
    assertThat(all.errors("gpbo")).containsExactly(0.2);
    assertThat(comparing(withFinals(first, 0.1), second).metric()).isEqualTo(Metric.TEST_ERROR);
    assertThat(comparing(first, study("random", 1, 0.3)).metric())
        .isEqualTo(Metric.VALIDATION_ERROR);
  }
}
