package org.hsicgpbo.driver.notify;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Sends the notice as JSON by POST. It is tried up to three times where trying again may help: no
 * connection, no answer in time, too many requests, or a fault of the server. Redirects are not
 * followed: they could lead a secret to another machine.
 *
 * <p>The address often is a secret itself; no message holds it.
 */
public final class WebhookChannel implements Channel {
  private static final int ATTEMPTS = 3;
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int TOO_MANY_REQUESTS = 429;

  private final String name;
  private final URI address;
  private final Duration longest;
  private final Duration pause;
  private final HttpClient client;

  /**
   * A webhook.
   *
   * @param name what people call it
   * @param address http or https
   */
  public WebhookChannel(String name, URI address) {
    this(name, address, LONGEST, Duration.ofSeconds(2));
  }

  /**
   * With other patience.
   *
   * @param longest how long an answer may take
   * @param pause before the second attempt; the one before the third is twice as long
   */
  WebhookChannel(String name, URI address, Duration longest, Duration pause) {
    this.name = name;
    this.address = address;
    this.longest = longest;
    this.pause = pause;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(longest)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** How an attempt ended. */
  private record Attempt(Optional<String> failure, boolean again) {}

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<String> tell(Notice notice) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .header("User-Agent", "hsic-gpbo")
            .POST(HttpRequest.BodyPublishers.ofString(notice.json(), StandardCharsets.UTF_8))
            .build();
    Duration wait = pause;
    for (int attempt = 1; ; attempt++) {
      Attempt ended = send(request);
      if (!ended.again() || attempt == ATTEMPTS) {
        return ended.failure();
      }
      Thread.sleep(wait.toMillis());
      wait = wait.multipliedBy(2);
    }
  }

  /** The time limit of a request would end with its headers, and an answer may stop after them. */
  private Attempt send(HttpRequest request) throws InterruptedException {
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request, BodyHandlers.discarding());
    try {
      return answered(answer.get(longest.toMillis(), TimeUnit.MILLISECONDS).statusCode());
    } catch (TimeoutException e) {
      return tooLate();
    } catch (ExecutionException e) {
      return failed(e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private static Attempt answered(int status) {
    if (status / 100 == 2) {
      return new Attempt(Optional.empty(), false);
    }
    String more = status / 100 == 3 ? "; redirects are not followed" : "";
    return new Attempt(
        Optional.of("it answered with the status %d%s.".formatted(status, more)),
        status / 100 == 5 || status == TOO_MANY_REQUESTS);
  }

  private Attempt failed(@Nullable Throwable failure) {
    if (failure instanceof HttpTimeoutException) {
      return tooLate();
    }
    if (failure instanceof ConnectException) {
      return again("there was no connection.");
    }
    if (failure instanceof SSLException) {
      return new Attempt(
          Optional.of("its certificate is not trusted, or it speaks no TLS."), false);
    }
    String kind = failure == null ? "unknown" : failure.getClass().getSimpleName();
    return again("the connection broke (%s).".formatted(kind));
  }

  private Attempt tooLate() {
    return again("it did not answer within %d s.".formatted(longest.toSeconds()));
  }

  private static Attempt again(String failure) {
    return new Attempt(Optional.of(failure), true);
  }
}
