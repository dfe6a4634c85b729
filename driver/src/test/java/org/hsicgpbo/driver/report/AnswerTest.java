package org.hsicgpbo.driver.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;

/** The five sentences are true whatever has happened. */
class AnswerTest {
  private static final Cost SMALL = new Cost(1000, 500, 1);
  private static final Cost LARGE = new Cost(4000, 2000, 1);

  private static StudyFile file(int budget, String more) {
    return new StudyFileReader()
        .read(
            """
            study: example
            problem: {type: command, command: [a]}
            space:
              x: {type: real, low: 0, high: 1}
            strategy: {type: random}
            budget: {trials: %d}
            %s
            """
                .formatted(budget, more),
            "a.yaml");
  }

  @Test
  void beforeTheFirstTrialThereIsNothingButWhatToDo() throws IOException {
    assertThat(answer(file(10, ""), List.of()))
        .hasSize(5)
        .satisfiesExactly(
            s -> assertThat(s).startsWith("No trial has finished yet"),
            s -> assertThat(s).isEqualTo("So there is no cost to compare."),
            s -> assertThat(s).startsWith("Without random trials"),
            s -> assertThat(s).isEqualTo("Nothing has failed yet."),
            s -> assertThat(s).isEqualTo("Next, run the study: hsic-gpbo run example.yaml."));
  }

  @Test
  void ifAllFailedTheReasonIsTold() {
    List<String> answer =
        answer(
            file(2, ""),
            List.of(failed(1, FailureKind.TIMED_OUT), failed(2, FailureKind.TIMED_OUT)));

    assertThat(answer.get(0)).startsWith("None of the 2 trials ended with an error");
    assertThat(answer.get(3))
        .isEqualTo(
            "Of 2 trials 2 failed (2 timed-out) and count as worst, mostly because: “It took too long”.");
    assertThat(answer.get(4)).contains("look at the reasons", "raise per-trial.time");
  }

  @Test
  void oneTrialIsTheNetworkOfTheLowestError() {
    List<String> answer = answer(file(10, ""), List.of(at(1, 0.5, 0.2, SMALL)));

    assertThat(answer.get(0))
        .isEqualTo(
            "Recommended is the network of trial 1 (stage random): validation error 0.200, 1.00 kFLOP, 500 parameters; x 0.500; this is after 1 of at most 10 trials.");
    assertThat(answer.get(1))
        .isEqualTo(
            "It needs as many FLOPs as the median random network, whose median error is 0.200; it is itself the network of the lowest error.");
    assertThat(answer.get(3)).isEqualTo("No trial failed.");
    assertThat(answer.get(4)).contains("9 of 10 trials are left");
  }

  @Test
  void aCheaperNetworkIsComparedWithTheMedianAndTheLowestError() {
    List<String> answer =
        answer(
            file(3, "trade-off: {max-error-loss: 50%}"),
            List.of(at(1, 0.5, 0.2, LARGE), at(2, 0.6, 0.25, SMALL), at(3, 0.7, 0.9, LARGE)));

    assertThat(answer.get(0)).contains("trial 2").doesNotContain("at most");
    assertThat(answer.get(1))
        .isEqualTo(
            "It needs 4.00× fewer FLOPs than the median random network, whose median error is 0.250; it needs 4.00× fewer FLOPs than that of the lowest error (trial 1, error 0.200).");
  }

  @Test
  void unknownCostsAreNotCompared() {
    assertThat(answer(file(1, ""), List.of(at(1, 0.5, 0.2, Cost.UNKNOWN))).get(1))
        .startsWith("What it costs was not told");
  }

  @Test
  void whatIsNotKnownOfANetworkIsLeftOut() {
    FinishedTrial unknown = at(1, 0.5, 0.2, Cost.UNKNOWN);
    Cost parametersAlone = new Cost(Double.NaN, 500, 1);

    assertThat(answer(file(1, ""), List.of(unknown)).get(0))
        .isEqualTo(
            "Recommended is the network of trial 1 (stage random): validation error 0.200; x 0.500.");
    assertThat(answer(file(1, ""), List.of(at(1, 0.5, 0.2, parametersAlone))).get(0))
        .contains("validation error 0.200, 500 parameters; x 0.500.");
    assertThat(cards(unknown))
        .extracting(card -> card.get("label"))
        .containsExactly("validation error", "below the random median");
  }

  @Test
  void whatIsNotKnownOfTheLowestErrorIsLeftOut() {
    List<FinishedTrial> trials =
        List.of(at(1, 0.5, 0.2, new Cost(4000, Double.NaN, 1)), at(2, 0.6, 0.25, SMALL));

    assertThat(
            new Summary(result(file(2, "trade-off: {max-error-loss: 50%}"), trials)).more().get(1))
        .isEqualTo(
            "The network of the lowest error is trial 1 (stage random): validation error 0.200, 4.00 kFLOP.");
  }

  @Test
  void aNoiseAboveTheDifferencesAsksForMoreSeeds() {
    List<String> answer =
        answer(
            file(4, ""),
            List.of(
                at(1, 0.5, 0.20, SMALL),
                at(2, 0.5, 0.40, SMALL),
                at(3, 0.6, 0.29, SMALL),
                at(4, 0.6, 0.33, SMALL)));

    assertThat(answer.get(4)).contains("from more seeds", "differ (± 0.0849)");
  }

  @Test
  void aNetworkAtTheEndOfARangeAsksForAWiderOne() {
    assertThat(answer(file(1, ""), List.of(at(1, 0.999, 0.2, SMALL))).get(4))
        .startsWith(
            "Next, widen the range of x (0.999), at an end of which the recommended network lies");
  }

  @Test
  void stoppedTrialsAreToldWithTheFailures() {
    FinishedTrial stopped = trial(2, 0.3).finish(new TrialOutcome.Stopped(0.5, 20, 100, SMALL));

    assertThat(answer(file(2, ""), List.of(at(1, 0.5, 0.2, SMALL), stopped)).get(3))
        .isEqualTo("No trial failed; 1 stopped early, saved about 40 % of the epochs.");
  }

  @Test
  void allFormsBeginWithTheSameSentences() throws IOException {
    StudyResult study = ReportSamples.study(120);
    List<String> answer = new Summary(study).answer();
    StringWriter markdown = new StringWriter();
    MarkdownReport.write(study, markdown);
    StringWriter json = new StringWriter();
    ResultsJson.write(study, json);
    StringWriter text = new StringWriter();
    TextReport.write(study, new PrintWriter(text, true));

    assertThat(answer).hasSize(5).allSatisfy(s -> assertThat(s).endsWith("."));
    for (String sentence : answer) {
      assertThat(markdown.toString()).contains(Page.markdownSafe(sentence));
      assertThat(text.toString().replaceAll("\\s+", " ")).contains(sentence);
    }
    assertThat(
            com.fasterxml.jackson.databind.json.JsonMapper.builder()
                .build()
                .readTree(json.toString())
                .path("answer"))
        .extracting(node -> node.asText())
        .containsExactlyElementsOf(answer);
  }

  @Test
  void markdownKeepsTextsTexts() throws IOException {
    StringWriter markdown = new StringWriter();
    MarkdownReport.write(ReportSamples.study(120), markdown);

    assertThat(markdown.toString())
        .doesNotContain("<script", "<img")
        .contains("| hyperparameter | HSIC |", "## Failures (1)");
    assertThat(Page.markdownSafe("a|b\n*c* `d` <e> [f](g)"))
        .isEqualTo("a\\|b \\*c\\* \\`d\\` &lt;e> \\[f\\](g)");
  }

  private static List<String> answer(StudyFile file, List<FinishedTrial> trials) {
    return new Summary(result(file, trials)).answer();
  }

  private static StudyResult result(StudyFile file, List<FinishedTrial> trials) {
    TrialHistory history = new TrialHistory(file.space(), new ArrayList<>(trials));
    return new StudyResult(file, history, List.of(), ReportSamples.analyzed(history), "");
  }

  private static List<Map<String, String>> cards(FinishedTrial trial) {
    StudyResult result = result(file(1, ""), List.of(trial));
    return ReportModel.cards(result, new Summary(result));
  }

  private static FinishedTrial at(int number, double x, double error, Cost cost) {
    return trial(number, x).finish(TrialOutcome.Completed.of(error, cost));
  }

  private static FinishedTrial failed(int number, FailureKind kind) {
    return trial(number, 0.5)
        .finish(new TrialOutcome.Failed(kind, "It took too long.", Cost.UNKNOWN));
  }

  private static Trial trial(int number, double x) {
    UnitPoint point = new UnitPoint(x);
    return new Trial(
        number, number, new Suggestion(point, file(1, "").space().decode(point), "random"));
  }
}
