package org.hsicgpbo.driver.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hsicgpbo.driver.browser.Visitor.Screen;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every page in every state of a study. */
@ExtendWith(Chromium.class)
class PagesIT {
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
  void saysHowToBeginWhereNothingIsStored(Visitor visitor) {
    Page page = visitor.open(night, "");

    assertThat(page.getByText("No study is stored here yet")).isVisible();
    assertThat(page.locator("pre")).hasText("./hsic-gpbo run configs/quickstart.yaml");

    Studies.store(night.archive(), "first", 100, 0);

    assertThat(page.getByRole(AriaRole.LINK).getByText("first")).isVisible();
  }

  @Test
  void saysWhatIsMissingInAStudyWithoutTrials(Visitor visitor) {
    Studies.store(night.archive(), "first", 100, 0);

    Page page = visitor.open(night, "#/study/first");

    assertThat(page.locator(".answer")).containsText("No trial has ended yet.");
    assertThat(page.locator("#history")).containsText("The first point appears when one has.");
    assertThat(page.locator("#ranking")).containsText("when enough random trials have ended");
    assertThat(page.locator("#trials")).containsText("No trial has ended yet.");
    assertThat(page.locator("canvas")).hasCount(0);
  }

  @Test
  void showsWhatIsTrainedAtThisMoment(Visitor visitor) {
    StoredStudy study = Studies.store(night.archive(), "night", 100, 45);
    Studies.run(night.archive(), study, 46, 5);

    Page page = visitor.open(night, "#/study/night");

    Locator running = page.locator("#running tbody tr");
    assertThat(running).hasCount(2);
    assertThat(running.first()).containsText("5 of 12");
    assertThat(page.locator("#live")).hasText("● live");
    assertThat(page.locator(".badge").first()).containsText("running");
    assertThat(page.locator("#workers")).containsText("night, process 12");
    assertThat(page.locator("#workers")).containsText("42 % busy");
    assertThat(page.getByRole(AriaRole.PROGRESSBAR)).hasAttribute("aria-valuenow", "45");
    assertThat(page.locator("#history .chart")).hasAttribute("data-drawn", "true");
  }

  @Test
  void takesNothingOfAFailingStudyForHtml(Visitor visitor) throws IOException {
    StoredStudy study = Studies.store(night.archive(), "failing", 100, 20);
    for (int number = 21; number <= 27; number++) {
      String words = Studies.HOSTILE + " exited with code 134. ".repeat(80);
      Studies.end(study, number, new TrialOutcome.Failed(FailureKind.CRASHED, words, Cost.UNKNOWN));
    }
    Studies.run(night.archive(), study, 28, 2);
    Path logs = Files.createDirectories(night.logs().resolve("failing"));
    Files.writeString(logs.resolve("trial-27.log"), "last words " + Studies.HOSTILE + "\n");

    Page page = visitor.open(night, "#/study/failing");

    assertThat(page.locator(".answer")).containsText("The last trials all failed");
    assertThat(page.locator(".badge").first()).containsText("failing");
    assertThat(page.locator("#failures")).containsText(Studies.HOSTILE);
    assertThat(page.locator("#failures li")).hasCount(2);
    drawAll(page);
    page.locator("#failures").getByText("for example trial 27").click();
    assertThat(page.locator("#reason")).containsText(Studies.HOSTILE);
    assertThat(page.locator(".log")).containsText("last words " + Studies.HOSTILE);
    assertThat(page.evaluate("typeof window.hacked")).isEqualTo("undefined");
  }

  @Test
  void drawsEverythingOfAFinishedStudy(Visitor visitor) {
    Studies.store(night.archive(), "done", 80, 80);

    Page page = visitor.open(night, "#/study/done");

    assertThat(page.locator(".answer")).containsText("The lowest error is");
    assertThat(page.locator("#live")).hasText("■ ended");
    assertThat(page.locator("#ranking tbody tr")).hasCount(6);
    drawAll(page);
    for (String id : List.of("history", "front", "sharpening", "parallel", "workers")) {
      assertThat(page.locator("#%s .chart".formatted(id))).hasAttribute("data-drawn", "true");
    }
    page.getByText("Show the study file as it was stored").click();
    assertThat(page.locator(".file")).containsText("study: done");
  }

  @Test
  void showsATrialBesideTheRecommendedOne(Visitor visitor) {
    Studies.store(night.archive(), "done", 80, 80);

    Page page = visitor.open(night, "#/study/done/trial/3");

    assertThat(page.locator("h1")).hasText("Trial 3");
    assertThat(page.locator("#curve .chart")).hasAttribute("data-drawn", "true");
    assertThat(page.locator("#configuration")).containsText("learning-rate");
    assertThat(page.locator("#configuration")).containsText("recommended");
    assertThat(page.locator("#log")).containsText("No log is kept of it");
    page.getByLabel("Next trial").click();
    assertThat(page.locator("h1")).hasText("Trial 4");
  }

  @Test
  void comparesTheStudiesThatWereChosen(Visitor visitor) {
    Studies.store(night.archive(), "one", 60, 60);
    Studies.store(night.archive(), "two", 60, 30);
    Studies.store(night.archive(), "three", 60, 10);

    Page page = visitor.open(night, "");
    page.getByLabel("Filter the studies").fill("t");
    assertThat(page.locator("tbody tr:visible")).hasCount(2);
    page.getByLabel("Filter the studies").fill("");
    page.getByLabel("Choose one for a comparison").check();
    assertThat(page.getByText("Choose one more to compare")).isVisible();
    page.getByLabel("Choose two for a comparison").check();
    page.getByText("Compare 2 studies").click();

    assertThat(page.locator("h1")).hasText("Comparison of 2 studies");
    assertThat(page.locator("#by-trials .chart")).hasAttribute("data-drawn", "true");
    assertThat(page.locator("#by-seconds .chart")).hasAttribute("data-drawn", "true");
    assertThat(page.locator("#figures tbody tr")).hasCount(2);
  }

  @Test
  void saysWhatIsWrongWithAnAddress(Visitor visitor) {
    visitor.expectsComplaints("404");

    assertThat(visitor.open(night, "#/study/none").locator("h1"))
        .hasText("There is nothing of that name");
    assertThat(visitor.open(night, "#/nowhere").locator("h1")).hasText("There is no such page.");
  }

  @Test
  void fitsAPhone(Visitor visitor) {
    StoredStudy study = Studies.store(night.archive(), "night", 100, 60);
    Studies.store(night.archive(), "other", 60, 30);
    Studies.run(night.archive(), study, 61, 5);

    for (String route :
        List.of("", "#/study/night", "#/study/night/trial/17", "#/compare/night/other")) {
      Page page = visitor.open(night, route, Screen.PHONE);
      assertThat(page.locator("h1")).isVisible();
      drawAll(page);
      assertThat(page.evaluate("document.documentElement.scrollWidth"))
          .as("width of %s", route)
          .isEqualTo(390);
    }
  }

  @Test
  void isDarkWhereTheSystemIsAndRemembersWhatWasChosen(Visitor visitor) {
    Studies.store(night.archive(), "done", 80, 30);
    Page page = visitor.open(night, "#/study/done", Screen.DARK);
    assertThat(brightness(page)).isLessThan(60);

    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Light")).click();
    assertThat(brightness(page)).isGreaterThan(200);

    page.reload();
    assertThat(page.locator("h1")).hasText("done");
    assertThat(brightness(page)).isGreaterThan(200);
  }

  private static int brightness(Page page) {
    return (int)
        page.evaluate("Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])");
  }

  /** Scrolls through a page, so that charts are drawn which wait to be seen. */
  private static void drawAll(Page page) {
    page.locator(".card")
        .all()
        .forEach(
            card -> {
              card.scrollIntoViewIfNeeded();
              page.waitForFunction(
                  "() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true))))");
            });
  }
}
