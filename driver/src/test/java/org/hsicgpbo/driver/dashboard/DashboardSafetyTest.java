package org.hsicgpbo.driver.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class DashboardSafetyTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static Site site;

  @BeforeAll
  static void start() {
    site = new Site(folder, Optional.empty());
    site.stored().begin("night", 50);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private String ask(String requestLine, String... headers) throws Exception {
    return site.raw(
        requestLine
            + " HTTP/1.1\r\nConnection: close\r\n"
            + (headers.length == 0 ? "Host: localhost\r\n" : String.join("\r\n", headers) + "\r\n")
            + "\r\n");
  }

  /** No answer tells how the program is made. */
  private static void assertRefused(String answer, int status) {
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    assertTellsNothing(answer);
  }

  private static void assertTellsNothing(String answer) {
    assertThat(answer.toLowerCase(java.util.Locale.ROOT))
        .doesNotContain("jetty", "javalin", "exception", "org.hsicgpbo", "\tat ", "\nserver:")
        .doesNotContain("x-powered-by", "access-control-")
        .doesNotContain("set-cookie");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW", "get"})
  void onlyGetAndHeadAreAnswered(String method) throws Exception {
    String answer = ask(method + " /api/studies");

    assertThat(answer).matches("(?s)HTTP/1.1 4(00|05) .*");
    assertTellsNothing(answer);
  }

  @Test
  void otherMethodsAreToldWhatIsPossible() throws Exception {
    assertThat(ask("POST /api/studies")).contains("\r\nAllow: GET, HEAD\r\n");
  }

  @Test
  void aRequestWithABodyIsRefused() throws Exception {
    assertRefused(
        ask("GET /api/studies", "Host: localhost", "Content-Length: 5\r\n\r\nhello"), 413);
    assertRefused(
        ask("GET /api/studies", "Host: localhost", "Transfer-Encoding: chunked\r\n\r\n0"), 413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example",
        "192.168.1.2", "[::2]", "0.0.0.0", "localhost@evil.example"
      })
  void anotherNameThanLoopbackIsRefused(String host) throws Exception {
    String answer = ask("GET /api/studies", "Host: " + host);

    assertThat(answer).matches("(?s)HTTP/1.1 40[03] .*");
    assertTellsNothing(answer);
    assertThat(answer).doesNotContain("night");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:80", "127.0.0.1:8080", "[::1]:99", "127.0.0.53"})
  void everyNameOfLoopbackIsAnswered(String host) throws Exception {
    assertThat(ask("GET /api/studies", "Host: " + host)).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void aNameInTheRequestLineCountsToo() throws Exception {
    assertThat(ask("GET http://evil.example/api/studies", "Host: localhost"))
        .matches("(?s)HTTP/1.1 40[03] .*");
    assertThat(ask("GET http://localhost/api/studies", "Host: evil.example"))
        .matches("(?s)HTTP/1.1 40[03] .*");
    assertThat(ask("GET /api/studies", "X-None: 1")).startsWith("HTTP/1.1 400 ");
    assertThat(ask("GET /api/studies", "Host: localhost", "Host: evil.example"))
        .startsWith("HTTP/1.1 400 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../../../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc%2fpasswd",
        "/assets/..%2fDashboard.class",
        "/assets/%2e%2e%2fDashboard.class",
        "/assets/../Dashboard.class",
        "/assets/..;/Dashboard.class",
        "/assets/..\\Dashboard.class",
        "/assets/%252e%252e%252fDashboard.class",
        "/assets/%c0%ae%c0%ae/Dashboard.class",
        "/Dashboard.class",
        "/assets/Dashboard.class",
        "//etc/passwd",
        "/./Dashboard.class",
        "/Dashboard.class%00.html",
        "/index.html%00",
        "/assets/file:/etc/passwd.txt",
        "/assets//etc/hosts.txt",
        "/../logback.xml",
        "/META-INF/MANIFEST.MF",
        "/.git/config.txt",
        "/api/studies/../../Dashboard.class",
        "/api/studies/%2e%2e/file",
        "/api/studies/..%2fnight/file",
        "/api/nothing",
        "/api/studies/night/nothing"
      })
  void nothingButTheOwnPagesIsServed(String path) throws Exception {
    String answer = ask("GET " + path);

    assertThat(answer).as(path).matches("(?s)HTTP/1.1 40[034] .*");
    assertThat(answer).doesNotContain("root:", "CAFEBABE", "Implementation-");
    assertTellsNothing(answer);
  }

  @Test
  void everyAnswerTellsBrowsersWhatNotToDo() throws Exception {
    for (String request :
        new String[] {
          "GET /api/studies",
          "GET /nothing.js",
          "POST /",
          "GET /metrics",
          "GET /",
          "HEAD /api/studies"
        }) {
      assertThat(ask(request))
          .as(request)
          .contains(
              "\r\nContent-Security-Policy: default-src 'none'; script-src 'self';",
              "frame-ancestors 'none'",
              "\r\nX-Content-Type-Options: nosniff\r\n",
              "\r\nReferrer-Policy: no-referrer\r\n",
              "\r\nCross-Origin-Resource-Policy: same-origin\r\n");
    }
  }

  @Test
  void otherSitesReadNothing() throws Exception {
    String answer = ask("GET /api/studies", "Host: localhost", "Origin: http://evil.example");

    assertThat(answer).doesNotContain("Access-Control");
  }

  @Test
  void headHasTheHeadersAlone() throws Exception {
    String answer = ask("HEAD /api/studies");

    assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n").doesNotContain("{");
  }

  @Test
  void whatIsTooLongIsRefused() throws Exception {
    assertRefused(ask("GET /" + "a".repeat(10_000)), 414);
    assertRefused(ask("GET /api/studies?from=" + "1".repeat(100_000)), 414);
    assertRefused(ask("GET /", "Host: localhost", "X-Long: " + "a".repeat(10_000)), 431);
    assertRefused(ask("GET /", "Host: localhost", "X: 1\r\n".repeat(3_000) + "Y: 1"), 431);
  }

  @Test
  void whatIsNoRequestIsRefused() throws Exception {
    assertRefused(site.raw("\0\1\2\3\r\n\r\n"), 400);
    assertRefused(ask("GET"), 505);
    assertRefused(ask("GET /%zz"), 400);
    assertRefused(site.raw("GET / HTTP/9.9\r\nHost: localhost\r\n\r\n"), 505);
  }

  @Test
  void anyNameOfAStudyIsText() throws Exception {
    site.stored().begin("hostile", 5);
    String name = "<script>alert('x')</script> \" & ü % ; ../";
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("studies.db"));
        PreparedStatement update =
            connection.prepareStatement("UPDATE study SET name = ? WHERE name = 'hostile'")) {
      update.setString(1, name);
      update.executeUpdate();
    }
    String encoded =
        java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8)
            .replace("+", "%20");

    HttpResponse<String> answer = site.get("/api/studies/" + encoded);
    String events = ask("HEAD /api/studies/" + encoded + "/events");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/json;charset=utf-8");
    assertThat(events).startsWith("HTTP/1.1 200 ").contains("text/event-stream");
    // The list may be a second old.
    while (!site.json("/api/studies").path("studies").findValuesAsText("name").contains(name)) {
      Thread.sleep(100);
    }
  }

  @Test
  void anUnknownStudyIsNamedInJsonAndNotKept() throws Exception {
    HttpResponse<String> answer = site.get("/api/studies/%3Cb%3E%22");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .isEqualTo("{\"error\":\"There is no study of that name (<b>\\\").\"}");
    assertThat(site.get("/api/studies/%3Cb%3E%22/events").statusCode()).isEqualTo(404);
  }

  @Test
  void otherHostsAreOnlyServedWithAToken() {
    assertThatThrownBy(() -> new DashboardSettings("0.0.0.0", 0, 0, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs a token");
    assertThatThrownBy(() -> DashboardSettings.isLoopback("no-such-host.invalid"))
        .hasMessageContaining("There is no host");
  }

  @Test
  void theTokenIsAskedForAndBecomesACookie() throws Exception {
    AccessToken token = AccessToken.of("0123456789abcdef", "the test");
    Path other = java.nio.file.Files.createDirectory(folder.resolve("other"));
    try (Site closed = new Site(other, Optional.of(token))) {
      HttpResponse<String> without = closed.get("/api/studies");
      assertThat(without.statusCode()).isEqualTo(401);
      assertThat(without.body()).contains("asks for a token");
      assertThat(closed.get("/").statusCode()).isEqualTo(401);
      assertThat(closed.get("/metrics").statusCode()).isEqualTo(401);
      assertThat(closed.get("/api/events").statusCode()).isEqualTo(401);
      assertThat(closed.get("/?token=0123456789abcdeF").statusCode()).isEqualTo(401);
      assertThat(closed.get("/api/studies", "Authorization", "Bearer wrong").statusCode())
          .isEqualTo(401);
      assertThat(
              closed.get("/api/studies", "Authorization", "Bearer 0123456789abcdef").statusCode())
          .isEqualTo(200);

      assertThat(closed.dashboard().address()).endsWith("/?token=0123456789abcdef");
      HttpRequest first = closed.request("/?token=0123456789abcdef").build();
      HttpResponse<String> welcome =
          HttpClient.newHttpClient().send(first, BodyHandlers.ofString());
      assertThat(welcome.statusCode()).isEqualTo(303);
      assertThat(welcome.headers().firstValue("Location")).contains("/");
      String cookie = welcome.headers().firstValue("Set-Cookie").orElseThrow();
      assertThat(cookie)
          .contains("; HttpOnly", "; SameSite=Strict", "; Path=/")
          .doesNotContain("0123456789abcdef");
      String pair = cookie.substring(0, cookie.indexOf(';'));
      assertThat(closed.get("/api/studies", "Cookie", pair).statusCode()).isEqualTo(200);
      assertThat(closed.get("/api/studies", "Cookie", pair + "x").statusCode()).isEqualTo(401);
      assertThat(closed.get("/api/studies", "Cookie", pair.replaceFirst("=.*", "=")).statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void weakTokensAreRefused() {
    assertThatThrownBy(() -> AccessToken.of("short", "the file t"))
        .hasMessageContaining("the file t", "16 to 512");
    assertThatThrownBy(() -> AccessToken.of("with a space in it anyway", "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AccessToken.ofFile(folder.resolve("missing")))
        .hasMessageContaining("cannot be read");
    AccessToken random = AccessToken.random(new java.security.SecureRandom());
    assertThat(random.text()).hasSizeGreaterThanOrEqualTo(43);
    assertThat(random.isKnownBy(random.text())).isTrue();
  }

  @Test
  void aStorageThatIsGoneIsToldWithoutDetails() throws Exception {
    Path other = java.nio.file.Files.createDirectory(folder.resolve("gone"));
    try (Site broken = new Site(other, Optional.empty())) {
      broken.stored().archive().close();

      HttpResponse<String> answer = broken.get("/api/studies/night");

      assertThat(answer.statusCode()).isIn(500, 503);
      assertTellsNothing(answer.body());
    }
  }
}
