package org.hsicgpbo.driver.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * More tabs than a browser opens connections to a server. Headless Chromium takes all tabs for
 * seen, so the test says which one is; the connections are the real ones.
 */
@ExtendWith(Chromium.class)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class TabsIT {
  private static final int TABS = 8;
  private static final int KNOWN = 25;

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
  void eachIsLiveWhenItIsSeen(Visitor visitor) {
    StoredStudy study = Studies.store(night.archive(), "night", 100, KNOWN);
    Studies.run(night.archive(), study, KNOWN + 1, 3);
    List<Page> tabs = new ArrayList<>();
    for (int tab = 1; tab <= TABS; tab++) {
      tabs.forEach(TabsIT::hide);
      Page seen =
          tab == 1
              ? visitor.open(night, "#/study/night")
              : visitor.openBeside(tabs.get(0), "#/study/night");
      tabs.add(seen);
      assertThat(seen.locator("#live")).hasText("● live");
      assertThat(seen.locator("#trials [role=status]")).hasText(trials(KNOWN));
    }

    Studies.finish(study, KNOWN + 1, Studies.outcome(Studies.trial("night", 100, KNOWN + 1)));
    assertThat(tabs.get(TABS - 1).locator("#trials [role=status]")).hasText(trials(KNOWN + 1));

    for (Page tab : tabs) {
      tabs.forEach(TabsIT::hide);
      show(tab);
      assertThat(tab.locator("#trials [role=status]")).hasText(trials(KNOWN + 1));
      assertThat(tab.locator("#trials tbody a").getByText(String.valueOf(KNOWN + 1))).hasCount(1);
    }
  }

  private static String trials(int count) {
    return count + " trials";
  }

  private static void hide(Page tab) {
    tab.evaluate(visibility(true));
  }

  private static void show(Page tab) {
    tab.evaluate(visibility(false));
  }

  private static String visibility(boolean hidden) {
    return """
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => %s });
    document.dispatchEvent(new Event('visibilitychange'));
    """
        .formatted(hidden);
  }
}
