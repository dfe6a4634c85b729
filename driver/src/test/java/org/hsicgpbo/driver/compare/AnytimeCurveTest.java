package org.hsicgpbo.driver.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hsicgpbo.driver.compare.ComparisonSamples.comparing;
import static org.hsicgpbo.driver.compare.ComparisonSamples.study;

import java.util.List;
import org.hsicgpbo.driver.compare.AnytimeCurve.Point;
import org.junit.jupiter.api.Test;

class AnytimeCurveTest {
  private static final double ROUNDING = 1e-12;

  @Test
  void followsTheMedianOfTheBestSoFar() {
    Comparison comparison =
        comparing(
            study("a", 1, 0.8, 0.9, 0.1),
            study("a", 2, 0.6, 0.4, 0.5),
            study("a", 3, 0.7, 0.7, 0.3));

    List<Point> points = AnytimeCurve.byTrials(comparison, "a").points();

    assertThat(points).extracting(Point::x).containsExactly(1.0, 2.0, 3.0);
    assertThat(points).extracting(Point::median).containsExactly(0.7, 0.7, 0.3);
    // Quartiles of 0.1, 0.3, 0.4 by interpolation.
    assertThat(points.get(2).low()).isCloseTo(0.2, within(ROUNDING));
    assertThat(points.get(2).high()).isCloseTo(0.35, within(ROUNDING));
  }

  @Test
  void aStudyWithoutACompletedTrialIsInfinitelyBad() {
    Comparison comparison = comparing(study("a", 1, Double.NaN, 0.2), study("a", 2, 0.6, 0.4));

    List<Point> points = AnytimeCurve.byTrials(comparison, "a").points();

    assertThat(points).hasSize(1);
    assertThat(points.get(0).x()).isEqualTo(2);
    assertThat(points.get(0).median()).isCloseTo(0.3, within(ROUNDING));
    Comparison failed = comparing(study("b", 1, Double.NaN), study("b", 2, Double.NaN));
    assertThat(AnytimeCurve.byTrials(failed, "b").points()).isEmpty();
  }

  @Test
  void goesToTheEndOfTheLongestStudyByHours() {
    Comparison comparison = comparing(study("a", 1, 0.8, 0.2), study("a", 2, 0.6, 0.6, 0.6, 0.4));

    List<Point> points = AnytimeCurve.byHours(comparison, "a").points();

    assertThat(points.get(0).x())
        .as("nothing is ready in the first hour")
        .isCloseTo(1, within(0.02));
    assertThat(points.get(0).median()).isCloseTo(0.7, within(ROUNDING));
    assertThat(points.get(points.size() - 1))
        .satisfies(
            point -> {
              assertThat(point.x()).isCloseTo(4, within(ROUNDING));
              assertThat(point.median()).as("0.2 is kept").isCloseTo(0.3, within(ROUNDING));
            });
    assertThat(points)
        .extracting(Point::median)
        .isSortedAccordingTo((x, y) -> Double.compare(y, x));
  }

  @Test
  void ofNoTrialThereIsNoCurve() {
    Comparison comparison = comparing(study("a", 1));

    assertThat(AnytimeCurve.byTrials(comparison, "a").points()).isEmpty();
    assertThat(AnytimeCurve.byHours(comparison, "a").points()).isEmpty();
  }
}
