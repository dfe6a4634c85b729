package org.hsicgpbo.driver.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WebhookChannelTest {
  /** What a server on loopback was sent. */
  private final List<String> received = new CopyOnWriteArrayList<>();

  private final HttpServer server;

  WebhookChannelTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void postsTheNoticeAsJson() throws Exception {
    answers(204);

    assertThat(channel().tell(Notices.end())).isEmpty();

    assertThat(received).containsExactly("POST application/json " + Notices.JSON);
  }

  @Test
  void triesAgainAfterAFaultOfTheServer() throws Exception {
    answers(503, 429, 200);

    assertThat(channel().tell(Notices.end())).isEmpty();
    assertThat(received).hasSize(3);
  }

  @Test
  void givesUpAfterThreeAttempts() throws Exception {
    answers(500, 502, 503, 200);

    assertThat(channel().tell(Notices.end())).contains("it answered with the status 503.");
    assertThat(received).hasSize(3);
  }

  @Test
  void whatIsRefusedIsNotSentAgain() throws Exception {
    answers(403, 200);

    assertThat(channel().tell(Notices.end())).contains("it answered with the status 403.");
    assertThat(received).hasSize(1);
  }

  @Test
  void followsNoRedirect() throws Exception {
    answers(307, 200);

    assertThat(channel().tell(Notices.end()))
        .contains("it answered with the status 307; redirects are not followed.");
    assertThat(received).hasSize(1);
  }

  @Test
  void saysWhenNobodyListens() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }

    assertThat(channel("http://127.0.0.1:%d/secret".formatted(free)).tell(Notices.end()))
        .contains("there was no connection.");
  }

  @Test
  void saysWhenNobodyAnswers() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      WebhookChannel channel =
          new WebhookChannel(
              "hook",
              URI.create("http://127.0.0.1:%d/secret".formatted(silent.getLocalPort())),
              Duration.ofSeconds(1),
              Duration.ZERO);

      assertThat(channel.tell(Notices.end())).contains("it did not answer within 1 s.");
    }
  }

  @Test
  void anAnswerThatStopsAfterItsHeadersIsNotWaitedFor() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    server.createContext(
        "/",
        exchange -> {
          // More is promised than ever comes.
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().flush();
          try {
            told.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    WebhookChannel channel =
        new WebhookChannel(
            "hook",
            URI.create("http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort())),
            Duration.ofSeconds(1),
            Duration.ZERO);

    try {
      assertThat(channel.tell(Notices.end())).contains("it did not answer within 1 s.");
    } finally {
      told.countDown();
    }
  }

  @Test
  void takesAnAddressFromTheEnvironmentAndNeverNamesIt() throws Exception {
    answers(200);
    String address = "http://127.0.0.1:%d/services/T0KEN".formatted(server.getAddress().getPort());

    WebhookChannel whole = WebhookAddress.resolve("${HOOK}", Map.of("HOOK", address + "\n"));
    WebhookChannel part =
        WebhookAddress.resolve(
            address.replace("T0KEN", "${TOKEN}"), Map.of("TOKEN", "T0KEN", "HOOK", "x"));

    assertThat(whole.tell(Notices.end())).isEmpty();
    assertThat(whole.name()).isEqualTo("the webhook (${HOOK})");
    assertThat(part.name()).doesNotContain("T0KEN").contains("${TOKEN}");
    assertThat(WebhookAddress.resolve("https://example.org/a/b?c=d", Map.of()).name())
        .isEqualTo("the webhook (https://example.org)");
  }

  @Test
  void knowsWhichVariablesHoldSecrets() {
    assertThat(WebhookAddress.variables("https://${HOST}/a/${KEY_2}?b=$c"))
        .containsExactlyInAnyOrder("HOST", "KEY_2");
    assertThat(WebhookAddress.variables("https://example.org/")).isEmpty();
  }

  @Test
  void saysWhatIsWrongWithAnAddressWithoutItsSecret() {
    assertThatThrownBy(() -> WebhookAddress.resolve("${HOOK}", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the variable HOOK of the environment is not set");
    for (String secret : List.of("T0KEN", "http://T0KEN bad", "ftp://T0KEN", "http://a:T0KEN@b")) {
      assertThatThrownBy(() -> WebhookAddress.resolve("${HOOK}", Map.of("HOOK", secret)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasNoCause()
          .message()
          .contains("${HOOK}")
          .doesNotContain("T0KEN");
    }
  }

  private WebhookChannel channel() {
    return channel("http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort()));
  }

  private static WebhookChannel channel(String address) {
    return new WebhookChannel(
        "hook", URI.create(address), Duration.ofSeconds(30), Duration.ofMillis(1));
  }

  /** One status for each request; the last one for all that follow. */
  private void answers(int... statuses) {
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          received.add(
              "%s %s %s"
                  .formatted(
                      exchange.getRequestMethod(),
                      Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                          .orElse(""),
                      body));
          int status = statuses[Math.min(received.size(), statuses.length) - 1];
          if (status == 307) {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
  }
}
