package org.hsicgpbo.driver.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Somebody who looks at a dashboard, and notes what its pages do that no page may do. */
final class Visitor {
  /** A policy that is broken is told on the console; this tells more, and of workers too. */
  private static final String LISTEN =
      """
      window.violations = [];
      document.addEventListener('securitypolicyviolation',
          (e) => window.violations.push(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`));
      """;

  private final Browser browser;
  private final List<BrowserContext> contexts = new ArrayList<>();
  private final List<Page> pages = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private String origin = "";
  private Predicate<String> expected = complaint -> false;

  Visitor(Browser browser) {
    this.browser = browser;
  }

  /** What the visitor looks at it with. */
  enum Screen {
    DESKTOP(1280, 900, ColorScheme.LIGHT),
    DARK(1280, 900, ColorScheme.DARK),
    PHONE(390, 844, ColorScheme.LIGHT);

    private final NewContextOptions options;

    Screen(int width, int height, ColorScheme scheme) {
      boolean isPhone = width < 500;
      options =
          new NewContextOptions()
              .setViewportSize(width, height)
              .setColorScheme(scheme)
              .setIsMobile(isPhone)
              .setHasTouch(isPhone);
    }
  }

  /** Opens a page on a desktop. */
  Page open(Night night, String route) {
    return open(night, route, Screen.DESKTOP);
  }

  /** Opens a page. */
  Page open(Night night, String route, Screen screen) {
    origin = night.address();
    BrowserContext context = browser.newContext(screen.options);
    contexts.add(context);
    context.addInitScript(LISTEN);
    context.onRequest(request -> requests.add(request.url()));
    return open(context, route);
  }

  /** Opens a page in one more tab of the browser that shows this one. */
  Page openBeside(Page page, String route) {
    return open(page.context(), route);
  }

  private Page open(BrowserContext context, String route) {
    Page page = context.newPage();
    pages.add(page);
    page.onConsoleMessage(
        message -> {
          if (List.of("error", "warning").contains(message.type())) {
            complaints.add(message.type() + ": " + message.text());
          }
        });
    page.onPageError(error -> complaints.add("exception: " + error));
    page.navigate(origin + route);
    return page;
  }

  /** Complaints that belong to the test, such as those of a server that is down. */
  void expectsComplaints(String part) {
    expected = expected.or(complaint -> complaint.contains(part));
  }

  /** Closes all pages, and fails if any did what none may do. */
  void leave(boolean check) {
    List<String> violations = new ArrayList<>();
    pages.forEach(
        page -> violations.add(String.valueOf(page.evaluate("window.violations.join()"))));
    contexts.forEach(BrowserContext::close);
    if (!check) {
      return;
    }
    assertThat(violations).as("violations of the security policy").containsOnly("");
    assertThat(complaints).as("console").filteredOn(expected.negate()).isEmpty();
    assertThat(requests)
        .as("addresses that were asked")
        .isNotEmpty()
        .allSatisfy(
            url ->
                assertThat(URI.create(url.split("#", 2)[0]).resolve("/").toString())
                    .isEqualTo(origin));
  }
}
