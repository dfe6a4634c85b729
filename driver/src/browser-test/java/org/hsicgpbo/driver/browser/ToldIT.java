package org.hsicgpbo.driver.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.Replicates;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Pages say what is so: which network, which goal, which studies are followed. */
@ExtendWith(Chromium.class)
class ToldIT {
  private static final int BUDGET = 40;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Night night;

  @BeforeEach
  void open() {
    night = new Night(folder);
  }

  @AfterEach
  void close() {
    night.close();
  }

  @Test
  void aNetworkThatWasTrainedAgainIsNotToldAsAnother(Visitor visitor) {
    StoredStudy study = begin("again", "");
    train(study, 1, 0.5);
    train(study, 2, 0.08, 0.12, 0.11);

    Page page = visitor.open(night, "#/study/again");

    assertThat(page.locator(".answer")).containsText("The lowest error so far is 0.0800 (trial 2");
    assertThat(page.locator(".answer"))
        .containsText("That network is also the recommended one: 0.103 in the mean of 3 trainings");
    assertThat(page.locator(".answer a")).hasCount(1);
  }

  @Test
  void networksWithErrorsOfZeroAndBelowAreShown(Visitor visitor) {
    StoredStudy study = begin("below", "goal: {quantile: 0.125}\n");
    train(study, 1, -0.2);
    train(study, 2, 0);
    train(study, 3, 0.4);

    Page page = visitor.open(night, "#/study/below");

    assertThat(page.locator(".page-head .about")).containsText("goal: best 12.5 %");
    page.locator("#front").scrollIntoViewIfNeeded();
    assertThat(page.locator("#front .chart")).hasAttribute("data-drawn", "true");
    assertThat(page.locator("#front .chart"))
        .hasAttribute(
            "aria-label",
            "Error against FLOPs; 1 networks on the front; recommended is trial 1 with error −0.200 and 1.00 kFLOP");
    assertThat(points(page, "front", "stage-warm-up")).isEqualTo(3);
    assertThat(points(page, "front", "recommended")).isEqualTo(1);
    page.locator("#history").scrollIntoViewIfNeeded();
    page.locator("#history")
        .getByText("Log", new Locator.GetByTextOptions().setExact(true))
        .click();
    assertThat(points(page, "history", "stage-warm-up")).isEqualTo(3);
  }

  @Test
  void everyGoalIsNamedAndMarksItsTrials(Visitor visitor) {
    Page page = visitor.open(night, "");

    assertThat(goal(page, "{side: 'best', quantile: 0.4}"))
        .isEqualTo("best 40 % | is among the best | 0,1");
    assertThat(goal(page, "{side: 'worst', quantile: 0.4}"))
        .as("a trial that failed is one of the worst")
        .isEqualTo("worst 40 % | is among the worst | 3");
    assertThat(goal(page, "{side: 'below', threshold: 0.3}"))
        .isEqualTo("error at most 0.300 | has an error of at most 0.300 | 0,1,2");
  }

  /** Name, question and marked places of a goal among five trials. */
  private static Object goal(Page page, String goal) {
    return page.evaluate(
        """
        async () => {
          const { goalName, question, reaches } = await import('/assets/js/goal.js');
          const { Trials } = await import('/assets/js/trials.js');
          const goal = %s;
          const trials = new Trials();
          trials.append({ from: 0, number: [1, 2, 3, 4, 5], error: [0.1, 0.2, 0.3, 0.4, null],
              state: ['completed', 'completed', 'completed', 'completed', 'crashed'] });
          const asked = question(goal).replace('What decides whether a network ', '');
          const marked = trials.completed().filter(reaches(goal, trials));
          return `${goalName(goal)} | ${asked} | ${marked.join()}`;
        }
        """
            .formatted(goal));
  }

  @Test
  void aComparisonFollowsAllItsStudiesWithOneStream(Visitor visitor) {
    List<StoredStudy> studies = new ArrayList<>();
    for (String name : List.of("one", "two", "three", "four", "five")) {
      StoredStudy study = Studies.store(night.archive(), name, 100, 10);
      Studies.run(night.archive(), study, 11, 3);
      studies.add(study);
    }
    Page page = visitor.open(night, "#/compare/one/two/three/four/five");
    assertThat(page.locator("#live")).hasText("● live");
    List<String> streams = new CopyOnWriteArrayList<>();
    page.onRequest(
        request -> {
          if (request.url().contains("/events")) {
            streams.add(request.url());
          }
        });
    page.reload();
    assertThat(page.locator("#live")).hasText("● live");
    assertThat(page.locator("#figures")).containsText("10 of 100");

    for (StoredStudy study : studies) {
      Studies.finish(study, 11, Studies.outcome(Studies.trial(study.name(), 100, 11)));
    }

    for (int row = 0; row < studies.size(); row++) {
      assertThat(page.locator("#figures tbody tr").nth(row)).containsText("11 of 100");
    }
    assertThat(streams).as("of the six connections of a browser").hasSize(1);
    page.waitForFunction(
        "() => %s.every((s) => s.data.at(-1)[0] === 11)".formatted(series("by-trials")));
  }

  private StoredStudy begin(String name, String goal) {
    String text = Studies.file(name, BUDGET).text() + goal;
    StudyFile file = new StudyFileReader().read(text, name + ".yaml");
    return night.archive().begin(file);
  }

  /** Stores trainings of one configuration; all but the first confirm it. */
  private static void train(StoredStudy study, int configuration, double... errors) {
    Suggestion drawn = Studies.trial(study.name(), BUDGET, configuration).suggestion();
    int before = study.trials().finished().size();
    for (int i = 0; i < errors.length; i++) {
      String stage = i == 0 ? drawn.stage() : Replicates.CONFIRMING_STAGE;
      int number = before + i + 1;
      Trial trial =
          new Trial(number, number, new Suggestion(drawn.point(), drawn.configuration(), stage));
      study.trials().started(trial);
      TrialOutcome outcome =
          new TrialOutcome.Completed(errors[i], Double.NaN, new Cost(1000, 500, 2), Map.of());
      study.trials().finished(trial.finish(outcome), Studies.curve(number));
    }
  }

  private static int points(Page page, String card, String series) {
    return (int)
        page.evaluate(
            "() => %s.find((s) => s.id === '%s').data.length".formatted(series(card), series));
  }

  /** What is drawn in the chart of a card. */
  private static String series(String card) {
    return "echarts.getInstanceByDom(document.querySelector('#%s .chart')).getOption().series"
        .formatted(card);
  }
}
