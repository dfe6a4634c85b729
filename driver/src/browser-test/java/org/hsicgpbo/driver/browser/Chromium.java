package org.hsicgpbo.driver.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One Chromium for the tests of a class, and a {@link Visitor} for each that asks for one. */
final class Chromium implements ParameterResolver, AfterTestExecutionCallback {
  private static final Namespace NAMESPACE = Namespace.create(Chromium.class);
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  /** How long a page may take to show what is expected, on a machine that does much else. */
  private static final double PATIENCE_MILLISECONDS = 30_000;

  /** Without a sandbox, which containers forbid, and without the browser's own calls home. */
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run");

  /** The browser with the process that leads it. */
  private record Shared(Playwright playwright, Browser browser) implements AutoCloseable {
    @Override
    public void close() {
      browser.close();
      playwright.close();
    }
  }

  private static Shared start() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLISECONDS);
    Path program =
        find()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "These tests need Chromium, and none of %s is on the PATH. Debian: apt-get install chromium."
                            .formatted(String.join(", ", NAMES))));
    // Playwright's own browser is neither needed nor downloaded.
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Shared(
        playwright,
        playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(program).setArgs(ARGUMENTS)));
  }

  private static Optional<Path> find() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return NAMES.stream()
        .flatMap(
            name ->
                Stream.of(path.split(File.pathSeparator))
                    .filter(folder -> !folder.isEmpty())
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Visitor.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Shared shared =
        classOf(context)
            .getStore(NAMESPACE)
            .computeIfAbsent("browser", key -> start(), Shared.class);
    Visitor visitor = new Visitor(shared.browser());
    context.getStore(NAMESPACE).put("visitor", visitor);
    return visitor;
  }

  /**
   * It does not live on beside the tests of other classes, which count and kill the processes that
   * their own process has started.
   */
  private static ExtensionContext classOf(ExtensionContext context) {
    ExtensionContext found = context;
    while (found.getTestMethod().isPresent() && found.getParent().isPresent()) {
      found = found.getParent().get();
    }
    return found;
  }

  /**
   * Every test fails whose pages did what none may do. Pages are left before the server ends,
   * because one that is away is something to complain of.
   */
  @Override
  public void afterTestExecution(ExtensionContext context) {
    Visitor visitor = context.getStore(NAMESPACE).remove("visitor", Visitor.class);
    if (visitor != null) {
      visitor.leave(context.getExecutionException().isEmpty());
    }
  }
}
