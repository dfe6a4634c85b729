package org.hsicgpbo.driver.dashboard;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.URIUtil;

/**
 * Answers with server-sent events: of one study, or of the list of studies. This is done below the
 * servlets, whose streams block.
 */
final class EventStreams extends Handler.Wrapper {
  /** So many may read events; the other connections are left to pages. */
  static final int MOST_READERS = 768;

  private static final Pattern STUDY = Pattern.compile("/api/studies/([^/]+)/events");
  private static final String LIST = "/api/events";
  private static final int PATIENCE_SECONDS = 30;

  private final Feeds feeds;

  EventStreams(Feeds feeds) {
    this.feeds = feeds;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = request.getHttpURI().getPath();
    Matcher study = STUDY.matcher(path);
    boolean list = path.equals(LIST);
    if (!list && !study.matches()) {
      return super.handle(request, response, callback);
    }
    if (feeds.readers() >= MOST_READERS) {
      ErrorAnswer.write(response, callback, Problem.ofStatus(503));
    } else if (list) {
      listEvents(request, response, callback);
    } else {
      studyEvents(request, response, callback, URIUtil.decodePath(study.group(1)));
    }
    return true;
  }

  private void studyEvents(Request request, Response response, Callback callback, String study) {
    int from = from(request);
    if (from < 0) {
      ErrorAnswer.write(response, callback, ApiRoutes.BAD_FROM);
      return;
    }
    answer(
        feeds.find(study),
        response,
        callback,
        (found, out) -> {
          if (found.isEmpty()) {
            ErrorAnswer.write(out, callback, ApiRoutes.noStudy(study));
            return;
          }
          StudyFeed feed = found.get().feed();
          begin(
              request,
              out,
              callback,
              reader -> feed.join(reader, from, found.get().snapshot()),
              feed::leave);
        });
  }

  private void listEvents(Request request, Response response, Callback callback) {
    ListFeed list = feeds.list();
    answer(
        list.current(),
        response,
        callback,
        (overviews, out) -> begin(request, out, callback, list::join, list::leave));
  }

  private static <T> void answer(
      CompletableFuture<T> future,
      Response response,
      Callback callback,
      BiConsumer<T, Response> begin) {
    var unused =
        future
            .copy()
            .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .whenComplete(
                (value, failure) -> {
                  if (failure != null) {
                    ErrorAnswer.write(response, callback, Problem.of(failure));
                  } else {
                    begin.accept(value, response);
                  }
                });
  }

  private interface Join {
    void accept(EventReader reader);
  }

  private static void begin(
      Request request, Response response, Callback callback, Join join, Join leave) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream;charset=utf-8");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    // Proxies such as nginx would keep events back until a buffer is full.
    response.getHeaders().put("X-Accel-Buffering", "no");
    if (HttpMethod.HEAD.is(request.getMethod())) {
      callback.succeeded();
      return;
    }
    EventReader reader =
        new EventReader(
            response,
            callback,
            () -> request.getConnectionMetaData().getConnection().getEndPoint().close());
    reader.whenGone(() -> leave.accept(reader));
    join.accept(reader);
  }

  /**
   * How many trials the reader has: what it saw last, or what it asks for; −1 if that is no number.
   */
  private static int from(Request request) {
    String seen = request.getHeaders().get("Last-Event-ID");
    String asked = Request.extractQueryParameters(request, StandardCharsets.UTF_8).getValue("from");
    return ApiRoutes.place(seen != null && !seen.isEmpty() ? seen : asked);
  }
}
