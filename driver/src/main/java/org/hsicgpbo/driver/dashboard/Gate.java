package org.hsicgpbo.driver.dashboard;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/**
 * What every request passes before anything is looked up: only GET and HEAD without a body; on
 * loopback only under a name of loopback, so that no other site's name can be pointed at it (DNS
 * rebinding); with a token, only for those who know it.
 */
final class Gate extends Handler.Wrapper {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[(0*:)*:?0*1]");
  private static final String PARAMETER = "token";
  private static final String BEARER = "bearer ";

  private final DashboardSettings settings;

  Gate(DashboardSettings settings) {
    this.settings = settings;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    SafetyHeaders.add(response.getHeaders());
    Optional<Integer> refusal = refusal(request);
    if (refusal.isPresent()) {
      refuse(response, callback, refusal.get());
      return true;
    }
    Optional<AccessToken> token = settings.token();
    if (token.isEmpty()) {
      return super.handle(request, response, callback);
    }
    Optional<String> asked = parameter(request);
    if (asked.isPresent()) {
      if (token.get().isKnownBy(asked.get())) {
        welcome(request, response, callback, token.get());
      } else {
        refuse(response, callback, 401);
      }
      return true;
    }
    if (!knows(request, token.get())) {
      refuse(response, callback, 401);
      return true;
    }
    return super.handle(request, response, callback);
  }

  /** The status with which the request is refused whoever sends it. */
  private Optional<Integer> refusal(Request request) {
    if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
      return Optional.of(405);
    }
    if (request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
      return Optional.of(413);
    }
    return settings.isLoopback() && !isLoopbackName(request) ? Optional.of(403) : Optional.empty();
  }

  private static boolean isLoopbackName(Request request) {
    String authority = request.getHttpURI().getHost();
    String header = request.getHeaders().get(HttpHeader.HOST);
    return isLoopback(authority) && isLoopback(header == null ? null : withoutPort(header));
  }

  private static boolean isLoopback(@org.jspecify.annotations.Nullable String host) {
    return host != null && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }

  private static String withoutPort(String host) {
    return host.replaceFirst(":\\d*$", "");
  }

  private static Optional<String> parameter(Request request) {
    Fields parameters = Request.extractQueryParameters(request, StandardCharsets.UTF_8);
    return Optional.ofNullable(parameters.getValue(PARAMETER));
  }

  private boolean knows(Request request, AccessToken token) {
    String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    if (header != null && header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      return token.isKnownBy(header.substring(BEARER.length()).strip());
    }
    List<HttpCookie> cookies = Request.getCookies(request);
    String name = cookieName(request);
    return cookies.stream()
        .filter(cookie -> cookie.getName().equals(name))
        .anyMatch(cookie -> token.isCookie(cookie.getValue()));
  }

  /** Browsers share cookies between the ports of a host. */
  private static String cookieName(Request request) {
    return "hsic-gpbo-" + Request.getLocalPort(request);
  }

  /** Puts a cookie in the place of the token, which shall stand in no history and no referrer. */
  private static void welcome(
      Request request, Response response, Callback callback, AccessToken token) {
    HttpField cookie =
        new HttpField(
            HttpHeader.SET_COOKIE,
            "%s=%s; Path=/; HttpOnly; SameSite=Strict"
                .formatted(cookieName(request), token.cookie()));
    response.getHeaders().add(cookie);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put(HttpHeader.LOCATION, "/");
    response.setStatus(303);
    response.write(true, null, callback);
  }

  private static void refuse(Response response, Callback callback, int status) {
    if (status == 405) {
      response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
    } else if (status == 401) {
      response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
    }
    // What else it sends is not read.
    if (status == 405 || status == 413) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
    ErrorAnswer.write(response, callback, Problem.ofStatus(status));
  }
}
