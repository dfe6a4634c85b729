package org.hsicgpbo.driver.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.search.EarlierTrials;
import org.hsicgpbo.search.hsic.HsicGpboSettings;
import org.hsicgpbo.search.hsic.HsicGpboStrategy;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trainers.NetworkSizes;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;

class StudyPlanTest {
  private static final ZonedDateTime EVENING =
      ZonedDateTime.parse("2026-11-21T19:00:00+01:00[Europe/Berlin]");
  private static final long GIB = 1L << 30;
  private static final PlanFacts.Machine MACHINE =
      new PlanFacts.Machine(2, false, 8 * GIB, 16 * GIB, OptionalLong.of(100 * GIB));
  private static final String STUDY =
      """
      study: planned
      problem: {type: runge, epochs: 100}
      space:
        n-units: {type: integer, low: 4, high: 64, log: true}
        learning-rate: {type: real, low: 1e-4, high: 1e-1, log: true}
      strategy: {type: hsic-gpbo, warm-up: 60}
      budget: {trials: 100}
      workers: 2
      """;

  private List<NetworkSizes.Size> sizes = List.of();
  private List<FinishedTrial> stored = List.of();
  private EarlierTrials earlier = EarlierTrials.none();

  @Test
  void anUnlimitedStudyTakesItsTrialsTimesTheirMean() {
    StudyPlan plan = plan("", completed(10, 20, 30));

    assertThat(plan.time().orElseThrow()).isEqualTo(new TimeEstimate(3, 10, 20, 30));
    assertThat(plan.searchSeconds().orElseThrow())
        .isEqualTo(new TimeEstimate.Range(500, 1000, 1500));
    assertThat(text(plan))
        .contains(
            "100 trials: warm-up 60, optimize 10, fine-tune 2, re-open 22, confirm 6",
            "probes took 10.0 s, 20.0 s, 30.0 s; mean 20.0 s",
            "100 trials with 2 workers: about 16 m 40 s",
            "about 19:16 (19:08 to 19:25)",
            "Nothing in the file looks risky. To run it: hsic-gpbo run my.yaml");
  }

  @Test
  void aLimitOfTimeHoldsFewerTrialsAndShortensStages() {
    StudyPlan plan = plan("budget: {trials: 100, time: 10m}", completed(20, 20, 20));

    assertThat(plan.trialsToTrain().expected()).isEqualTo(60);
    assertThat(plan.stagesInTime().get(0).trials()).isEqualTo(41);
    assertThat(plan.stagesInTime())
        .extracting(s -> s.trials())
        .satisfies(
            counts -> assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(60));
    assertThat(plan.searchSeconds().orElseThrow().expected()).isCloseTo(610, within(1e-9));
    assertThat(plan.risks()).singleElement().asString().contains("holds about 60 trials");
    assertThat(text(plan)).contains("budget.time 10m: 10 m 00 s from now, enough for about 60");
  }

  @Test
  void pruningIsNotForeseenAndSaidSo() {
    String pruned = text(plan("pruning: {type: halving}", completed(20)));

    assertThat(pruned.replaceAll("\\s+", " "))
        .contains(
            "pruning (halving) is not in these figures, which are of whole trainings: it can only shorten them, and not those of the sample");
    assertThat(text(plan("", completed(20)))).doesNotContain("pruning (");
  }

  @Test
  void pruningIsInTheTimesOfStoredTrials() {
    stored = trials(50, n -> new TrialOutcome.Stopped(0.5, 10, 100, Cost.UNKNOWN.withSeconds(2)));

    assertThat(text(plan("pruning: {type: halving}", List.of())).replaceAll("\\s+", " "))
        .contains(
            "pruning (halving) is in these figures as far as it shortened 40 of those that were measured");
  }

  @Test
  void earlierTrialsAreNoneOfTheBudget() {
    earlier =
        new EarlierTrials(
            List.of(
                new EarlierTrials.Source(
                    "study monday",
                    trials(30, n -> TrialOutcome.Completed.of(0.5, Cost.UNKNOWN)))));
    StudyPlan plan = plan("", completed(20));

    assertThat(plan.facts().trialsLeft()).isEqualTo(100);
    assertThat(text(plan).replaceAll("\\s+", " "))
        .contains("warm-start: 30 trials of the study monday known to the search from the start");
  }

  @Test
  void hoursOfTrainingAreSharedByTheWorkers() {
    StudyPlan plan = plan("budget: {trials: 100, training-hours: 0.5}", completed(20, 20, 20));

    assertThat(plan.trialsToTrain().expected()).isEqualTo(90);
    assertThat(plan.searchSeconds().orElseThrow().low()).isEqualTo(900);
  }

  @Test
  void aTimeOfDayIsTheNextOne() {
    StudyPlan plan = plan("budget: {trials: 100, until: '07:30'}", completed(1000, 1000, 1000));

    assertThat(plan.limits().get(0).seconds()).isEqualTo(12.5 * 3600);
    assertThat(plan.trialsToTrain().expected()).isEqualTo(90);
    assertThat(text(plan)).contains("Sun 22 Nov 07:");
    assertThat(risks("budget: {trials: 100, until: '19:05'}", completed(1)).get(0))
        .contains("budget.until (19:05) is in 5 m 00 s.");
    assertThat(risks("budget: {trials: 100, until: 2026-11-21T18:00}", completed(1)).get(0))
        .contains("has passed: nothing would be trained.");
  }

  @Test
  void storedTrialsCountAndTellTheirTime() {
    stored = trials(50, n -> TrialOutcome.Completed.of(0.5, Cost.UNKNOWN.withSeconds(n)));
    StudyPlan plan = plan("", List.of());

    assertThat(plan.time().orElseThrow()).isEqualTo(new TimeEstimate(40, 11, 30.5, 50));
    assertThat(plan.searchSeconds().orElseThrow().expected()).isEqualTo(25 * 30.5);
    assertThat(text(plan))
        .contains("50 are stored already, 50 are left", "the last 40 stored trials took 11.0 s");
  }

  @Test
  void networksTellMemoryAndDisk() {
    sizes =
        List.of(
            new NetworkSizes.Size(1000, 1, GIB),
            new NetworkSizes.Size(5000, 2, 4 * GIB),
            new NetworkSizes.Size(3000, 3, 2 * GIB));
    StudyPlan plan = plan("final: {networks: 2, seeds: 3}", completed(1));

    assertThat(plan.memory().typicalTraining()).hasValue(2 * GIB);
    assertThat(plan.memory().largestTraining()).hasValue(4 * GIB);
    assertThat(plan.disk().finals()).hasValue(2 * 3 * 5000 * 4);
    assertThat(plan.risks())
        .singleElement()
        .asString()
        .contains("2 workers with the largest networks take about 9.1 GiB", "Take one worker");
  }

  @Test
  void aMemoryLimitMustFitIntoTheMachine() {
    assertThat(risks("per-trial: {memory: 10GiB}", completed(1)))
        .singleElement()
        .asString()
        .contains("per-trial.memory (10 GiB)", "2 workers: 20 GiB", "has 16 GiB", "one worker");
    assertThat(risks("per-trial: {memory: 8GiB}", completed(1))).isEmpty();
  }

  @Test
  void networksThatAMemoryLimitRefusesAreTold() {
    sizes =
        List.of(
            new NetworkSizes.Size(1000, 1, GIB),
            new NetworkSizes.Size(5000, 2, 4 * GIB),
            new NetworkSizes.Size(3000, 3, 2 * GIB));

    assertThat(risks("per-trial: {memory: 2GiB}", completed(1)))
        .singleElement()
        .asString()
        .contains(
            "per-trial.memory (2.0 GiB) leaves 1.3 GiB for a training",
            "2 of 3 random networks take more, the largest 4.0 GiB");
    StudyPlan plan = plan("per-trial: {memory: 4GiB}", completed(1));
    assertThat(plan.memory().largestWorker()).as("no worker takes more").hasValue(4 * GIB);
    assertThat(text(plan)).contains("each may take 4.0 GiB (per-trial.memory)");
  }

  @Test
  void findsWhatIsRisky() {
    assertThat(risks("workers: 3", completed(1)))
        .singleElement()
        .asString()
        .contains("workers: 3 on 2 processors");
    assertThat(risks("", completed(10, 200)))
        .singleElement()
        .asString()
        .contains("No per-trial.time", "{time: 17m}");
    assertThat(risks("per-trial: {time: 1m}", completed(10, 200)))
        .singleElement()
        .asString()
        .contains("shorter than the longest training");
    assertThat(risks("stop: {target-error: 0.6}", completed(1)))
        .singleElement()
        .asString()
        .contains("A probe has reached stop.target-error");
    assertThat(risks("per-trial: {time: 1h}", completed(400)))
        .singleElement()
        .asString()
        .contains("pruning: {type: median}");
    assertThat(risks("strategy: {type: hsic-gpbo, warm-up: 100}", completed(1)))
        .singleElement()
        .asString()
        .contains("leaves none to optimize");
    assertThat(
            risks(
                "space: {n-units: {type: integer, low: 1, high: 1000}, x: {type: real, low: 1e-4, high: 1}}",
                completed(1)))
        .hasSize(2)
        .allSatisfy(risk -> assertThat(risk).contains("on a linear scale"));
    assertThat(
            risks(
                "space: {activation: {type: categorical, values: [a, b, c, d, e, f, g, h, i, j, k, l, m]}}",
                completed(1)))
        .singleElement()
        .asString()
        .contains("fewer than 5 of the 60 random trials");
    TrialOutcome broken = new TrialOutcome.Failed(FailureKind.CRASHED, "No.", Cost.UNKNOWN);
    assertThat(risks("", List.of(new Probe(broken, 1, false))))
        .singleElement()
        .asString()
        .isEqualTo("A probe failed (crashed): No.");
  }

  @Test
  void jsonHasTheFiguresOfTheText() throws Exception {
    StringWriter out = new StringWriter();
    PlanJson.write(
        plan("budget: {trials: 100, time: 10m}", completed(20, 20)), new PrintWriter(out, true));
    JsonNode json = JsonMapper.builder().build().readTree(out.toString());

    assertThat(json.path("trials").path("within-limits").path("expected").asInt()).isEqualTo(60);
    assertThat(json.path("space").path("discrete-combinations").asInt()).isEqualTo(61);
    assertThat(json.path("time").path("mean-training-seconds").asDouble()).isEqualTo(20);
    assertThat(json.path("limits").path(0).path("key").asText()).isEqualTo("budget.time");
    assertThat(json.path("risks")).hasSize(1);
  }

  private List<String> risks(String change, List<Probe> probes) {
    return plan(change, probes).risks();
  }

  private StudyPlan plan(String change, List<Probe> probes) {
    StudyFile file = file(change);
    int warmUp = ((StudyFile.StrategySettings.HsicGpbo) file.strategy()).warmUp();
    return StudyPlan.of(
        new PlanFacts(
            file,
            new HsicGpboStrategy(
                file.space(), 1, HsicGpboSettings.of(file.goal(), warmUp, file.trials())),
            new TrialHistory(file.space(), stored),
            earlier,
            sizes,
            probes,
            MACHINE,
            EVENING));
  }

  private static List<FinishedTrial> trials(int count, IntFunction<TrialOutcome> outcomes) {
    UnitPoint middle = new UnitPoint(0.5, 0.5);
    Suggestion suggestion = new Suggestion(middle, file("").space().decode(middle), "warm-up");
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> new Trial(number, 1, suggestion).finish(outcomes.apply(number)))
        .toList();
  }

  /** The study with another line instead of the one of that key, or with one more. */
  private static StudyFile file(String change) {
    String key = change.split(":", 2)[0] + ":";
    String text = STUDY;
    if (key.equals("space:")) {
      text = text.replaceAll("(?m)^space:\\n(  .*\\n)+", "");
    } else if (!change.isEmpty()) {
      text = text.replaceAll("(?m)^" + key + ".*\\n", "");
    }
    return new StudyFileReader().read(text + change + "\n", "my.yaml");
  }

  private static List<Probe> completed(double... seconds) {
    return DoubleStream.of(seconds)
        .mapToObj(
            s -> new Probe(TrialOutcome.Completed.of(0.5, Cost.UNKNOWN.withSeconds(s)), s, false))
        .toList();
  }

  private static String text(StudyPlan plan) {
    StringWriter out = new StringWriter();
    PlanText.write(plan, "my.yaml", new PrintWriter(out, true));
    return out.toString();
  }
}
