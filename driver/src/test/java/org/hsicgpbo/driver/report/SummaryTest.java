package org.hsicgpbo.driver.report;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.search.StageReport;
import org.hsicgpbo.sensitivity.HsicIndex;
import org.hsicgpbo.sensitivity.SampleAnalysis;
import org.hsicgpbo.sensitivity.SensitivityReport;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final StudyFile FILE =
      new StudyFileReader()
          .read(
              """
              study: example
              problem: {type: command, command: [a]}
              space:
                x: {type: real, low: 0, high: 1}
              budget: {trials: 60}
              """,
              "a.yaml");

  @Test
  void tellsWhatStoppingEarlyHasSaved() {
    Suggestion suggestion =
        new Suggestion(new UnitPoint(0.5), FILE.space().decode(new UnitPoint(0.5)), "random");
    TrialHistory history =
        new TrialHistory(
            FILE.space(),
            List.of(
                new Trial(1, 1, suggestion).finish(TrialOutcome.Completed.of(0.1, Cost.UNKNOWN)),
                new Trial(2, 2, suggestion)
                    .finish(new TrialOutcome.Stopped(0.5, 20, 100, Cost.UNKNOWN))));

    assertThat(EarlyStops.of(history).describe())
        .contains("1 stopped early, saved about 40 % of the epochs");
    assertThat(EarlyStops.of(new TrialHistory(FILE.space(), List.of())).describe()).isEmpty();
  }

  @Test
  void comparesErrorsByTheirRatio() {
    assertThat(answer(new double[] {0.4, 0.8, 1.2}, 0.2))
        .contains("its error is 2.00× lower")
        .contains("its error is 4.00× below the median of the random trials (0.800)");
  }

  @Test
  void comparesErrorsThatMayBeNegativeByTheirDifference() {
    assertThat(answer(new double[] {-0.7, -0.6, -0.5}, -0.9))
        .contains("(error -0.700) its error is lower by 0.200")
        .contains("the median of the random trials is -0.600")
        .contains("it needs as many FLOPs")
        .doesNotContain("×");
  }

  @Test
  void anErrorOfZeroHasNoRatio() {
    assertThat(answer(new double[] {0.4, 0.8, 1.2}, 0))
        .contains("its error is lower by 0.400")
        .contains("the median of the random trials is 0.800")
        .doesNotContain("–")
        .doesNotContain("∞");
  }

  @Test
  void saysSoWhenNoRandomTrialCanBeCompared() {
    assertThat(answer(new double[] {Double.NaN, Double.NaN}, 0.2))
        .contains("No random trial ended with an error to compare it with.")
        .doesNotContain("No later trial beat");
  }

  @Test
  void saysSoWhenTheRandomTrialsHadTheBest() {
    assertThat(answer(new double[] {0.1, 0.8, 1.2}, 0.2))
        .contains("No later trial beat the best of the random ones")
        .contains("8.00× below the median");
  }

  @Test
  void withoutRandomTrialsThereIsNothingToCompareWithOrToRank() {
    assertThat(answer(new double[0], 0.2))
        .contains("No trial was drawn at random, so there is none to compare it with.");
    assertThat(answers(List.of(), new double[0], 0.2))
        .contains(
            "Without random trials nothing tells what decides whether a network is among the best; a warm-up would.");
  }

  @Test
  void aSampleTooSmallForFiguresSaysNothingOfInfluence() {
    HsicIndex unknown = new HsicIndex("x", 3, 1, NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN);

    assertThat(answers(List.of(unknown), 0.4, 0.2).get(2))
        .isEqualTo(
            "The random trials are too few, or too few of them good, to tell what decides whether a network is among the best.");
    assertThat(answers(List.of(significantly(0.5)), 0.4, 0.2).get(2))
        .startsWith("In 1 random trials no hyperparameter showed a significant effect");
    assertThat(answers(List.of(significantly(0.01)), 0.4, 0.2).get(2))
        .contains("depends on x (p = 0.010)");
  }

  /** Few good trials decide nothing, but the errors of all 40 follow x. */
  @Test
  void whereTheGoodOnesAreTooFewAllErrorsAreAsked() {
    List<FinishedTrial> trials =
        IntStream.rangeClosed(1, 40).mapToObj(n -> at(n, n / 41.0, Math.pow(n / 41.0, 2))).toList();
    String told = mattered(trials);

    assertThat(told)
        .startsWith("In 40 random trials no hyperparameter showed a significant effect")
        .endsWith(
            "; over the errors of all of them, good and bad, it is x (p < 0.001) that shows an effect.");
    SplittableRandom noise = new SplittableRandom(3);
    assertThat(
            mattered(
                trials.stream()
                    .map(t -> at(t.trial().number(), t.point().get(0), noise.nextDouble()))
                    .toList()))
        .endsWith("which is no proof that none has one.");
  }

  private static String mattered(List<FinishedTrial> trials) {
    TrialHistory history = new TrialHistory(FILE.space(), trials);
    List<StageReport> stages = List.of(new StageReport("warm-up", "", 1, trials.size(), List.of()));
    return new WhatMattered(
            new StudyResult(
                FILE,
                history,
                stages,
                sample(history, trials.size(), List.of(significantly(0.5))),
                ""))
        .describe();
  }

  @Test
  void tellsWhichNumbersLieAtAnEnd() {
    SearchSpace space =
        SearchSpace.of(
            new RealHyperparameter("rate", 0.1, 1),
            new IntegerHyperparameter("n-layers", 1, 6),
            new IntegerHyperparameter("pair", 1, 2),
            CategoricalHyperparameter.of("activation", "relu", "tanh", "elu"));

    assertThat(ends(space, 0.5, 0.5, 0.1, 0.1)).isEmpty();
    assertThat(ends(space, 0.995, 0.5, 0.1, 0.1))
        .contains(
            "widen the range of rate (0.996), at an end of which the recommended network lies");
    SearchSpace fromNothing = SearchSpace.of(new RealHyperparameter("dropout-rate", 0, 0.5));
    assertThat(ends(fromNothing, 0)).as("there is nothing below").isEmpty();
    assertThat(ends(fromNothing, 1)).isPresent();
    assertThat(ends(space, 0.5, 0.001, 0.1, 0.1)).as("one layer is the fewest").isEmpty();
    assertThat(ends(space, 0.001, 0.999, 0.1, 0.1))
        .contains(
            "widen the ranges of rate (0.101) and n-layers (6), at ends of which the recommended network lies");
  }

  private static Optional<String> ends(SearchSpace space, double... u) {
    UnitPoint point = new UnitPoint(u);
    return RangeEnds.advice(
        space,
        new Trial(1, 1, new Suggestion(point, space.decode(point), "optimize"))
            .finish(TrialOutcome.Completed.of(0.1, Cost.UNKNOWN)));
  }

  @Test
  void severalTrainingsAreToldByTheirMean() {
    List<FinishedTrial> trials = List.of(at(1, 0.5, 0.2), at(2, 0.5, 0.4), at(3, 0.7, 0.9));
    TrialHistory history = new TrialHistory(FILE.space(), trials);
    StudyResult result =
        new StudyResult(FILE, history, List.of(), sample(history, 3, List.of()), "");

    assertThat(new Summary(result).answer().get(0))
        .contains("validation error 0.400 (0.300 ± 0.14 over 2 trainings), 1.00 kFLOP");
  }

  private static FinishedTrial at(int number, double x, double error) {
    UnitPoint point = new UnitPoint(x);
    return new Trial(number, number, new Suggestion(point, FILE.space().decode(point), "warm-up"))
        .finish(TrialOutcome.Completed.of(error, new Cost(1000, 100, 1)));
  }

  private static HsicIndex significantly(double p) {
    return new HsicIndex("x", 40, 8, 0.3, 0.01, 0.1, 0.001, p, p, NaN, NaN, NaN);
  }

  /** The answer of random trials with these errors, NaN for failed ones, and a later one. */
  private static String answer(double[] random, double later) {
    return String.join(" ", result(List.of(), random, later).more());
  }

  private static List<String> answers(List<HsicIndex> indices, double random, double later) {
    return answers(indices, new double[] {random}, later);
  }

  private static List<String> answers(List<HsicIndex> indices, double[] random, double later) {
    return result(indices, random, later).answer();
  }

  private static Summary result(List<HsicIndex> indices, double[] random, double later) {
    List<FinishedTrial> trials = new ArrayList<>();
    for (double error : random) {
      trials.add(trial(trials.size() + 1, "warm-up", error));
    }
    trials.add(trial(trials.size() + 1, "optimize", later));
    TrialHistory history = new TrialHistory(FILE.space(), trials);
    StudyResult result =
        new StudyResult(
            FILE,
            history,
            List.of(
                new StageReport("warm-up", "", 1, random.length, List.of()),
                new StageReport("optimize", "", random.length + 1, random.length + 1, List.of())),
            sample(history, random.length, indices),
            "");
    return new Summary(result);
  }

  private static AnalyzedSample sample(TrialHistory history, int n, List<HsicIndex> indices) {
    SensitivityReport ranking =
        new SensitivityReport(n, FILE.goal(), 0, 0, CostMeasure.FLOPS, indices, List.of());
    return new AnalyzedSample(
        history.ofStage("warm-up"),
        new SampleAnalysis(
            ranking, List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty()));
  }

  private static FinishedTrial trial(int number, String stage, double error) {
    UnitPoint point = FILE.space().sample(new SplittableRandom(number));
    Cost cost = new Cost(1000, 100, 1);
    return new Trial(number, number, new Suggestion(point, FILE.space().decode(point), stage))
        .finish(
            Double.isNaN(error)
                ? new TrialOutcome.Failed(FailureKind.DIVERGED, "NaN", cost)
                : TrialOutcome.Completed.of(error, cost));
  }
}
