package org.hsicgpbo.driver.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is stored appears by itself, also after the server was away. */
@ExtendWith(Chromium.class)
class LiveIT {
  private static final int KNOWN = 25;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Night night;

  @SuppressWarnings("NullAway.Init")
  private StoredStudy study;

  @BeforeEach
  void open() {
    night = new Night(folder);
    study = Studies.store(night.archive(), "night", 100, KNOWN);
    Studies.run(night.archive(), study, KNOWN + 1, 3);
  }

  @AfterEach
  void close() {
    night.close();
  }

  @Test
  void showsATrialAsSoonAsItIsStored(Visitor visitor) {
    Page page = visitor.open(night, "#/study/night");
    assertThat(page.locator("#trials [role=status]")).hasText("25 trials");
    page.evaluate("window.sameDocument = true");

    end(KNOWN + 1);

    assertThat(page.locator("#trials [role=status]")).hasText("26 trials");
    assertThat(page.locator(".progress-text")).containsText("26 of 100 trials");
    assertThat(page.locator("#trials tbody a").getByText("26")).isVisible();
    assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);
  }

  @Test
  void followsTheEpochsOfARunningTrial(Visitor visitor) {
    Page page = visitor.open(night, "#/study/night");
    assertThat(page.locator("#running tbody tr").first()).containsText("3 of 12");

    Studies.tell(night.archive(), study, KNOWN + 1, 7);

    assertThat(page.locator("#running tbody tr").first()).containsText("7 of 12");
    assertThat(page.locator("#running .spark path").first()).isAttached();
  }

  @Test
  void goesOnAfterTheServerWasAwayWithNothingLostOrDoubled(Visitor visitor) {
    // Of requests that the server no longer answers, or breaks off.
    visitor.expectsComplaints("Failed to load resource");
    Page page = visitor.open(night, "#/study/night");
    assertThat(page.locator("#live")).hasText("● live");

    night.endServer();
    assertThat(page.locator("#live")).hasText("◌ reconnecting …");
    end(KNOWN + 1);
    end(KNOWN + 2);
    night.startServer();

    assertThat(page.locator("#live")).hasText("● live");
    assertThat(page.locator("#trials [role=status]")).hasText("27 trials");
    assertThat(page.locator("#trials tbody a").getByText("27")).isVisible();
    assertThat(page.locator("#trials tbody a").getByText("26")).hasCount(1);
  }

  private void end(int number) {
    Studies.finish(study, number, Studies.outcome(Studies.trial("night", 100, number)));
  }
}
