package org.hsicgpbo.driver.dashboard;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.hsicgpbo.driver.dashboard.Feeds.Found;
import org.hsicgpbo.driver.view.TrialPages;
import org.hsicgpbo.driver.view.ViewJson;
import org.jspecify.annotations.Nullable;

/** What is asked of studies, answered in JSON. No thread waits for the storage. */
final class ApiRoutes {
  static final Problem BAD_FROM =
      new Problem(400, "from must be a whole number from 0, how many trials are known already.");

  private static final Problem BAD_NUMBER =
      new Problem(400, "The number of a trial is a whole number from 1.");
  private static final int PATIENCE_SECONDS = 30;
  private static final String STUDY = "/api/studies/{name}";
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private final Feeds feeds;
  private final TrialPages pages;
  private final Metrics metrics;
  private final Executor answering;

  /**
   * The routes.
   *
   * @param answering the threads that write answers, which may be slow
   */
  ApiRoutes(Feeds feeds, TrialPages pages, Metrics metrics, Executor answering) {
    this.feeds = feeds;
    this.pages = pages;
    this.metrics = metrics;
    this.answering = answering;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/studies", this::list);
    routes.get(
        STUDY, ctx -> ofStudy(ctx, found -> json(ViewJson.bytes(found.snapshot().overview()))));
    routes.get(STUDY + "/file", ctx -> ofStudy(ctx, ApiRoutes::file));
    routes.get(STUDY + "/trials", this::trials);
    routes.get(STUDY + "/trials/{number}", this::trial);
    routes.get(STUDY + "/ranking", this::ranking);
    routes.get("/metrics", this::metrics);
  }

  private void list(Context ctx) {
    answer(ctx, feeds.list().current().thenApply(list -> json(ListFeed.json(list))));
  }

  private static Answer file(Found found) {
    return new Answer(
        "text/plain;charset=utf-8",
        Encoded.of(found.snapshot().stored().fileText().getBytes(StandardCharsets.UTF_8)));
  }

  private void trials(Context ctx) {
    int from = place(ctx.queryParam("from"));
    if (from < 0) {
      Answer.refuse(ctx, BAD_FROM);
      return;
    }
    ofStudy(
        ctx,
        found ->
            new Answer(
                Answer.JSON,
                found.feed().trials(found.snapshot(), Math.min(from, found.snapshot().count()))));
  }

  private void trial(Context ctx) {
    String number = ctx.pathParam("number");
    if (!NUMBER.matcher(number).matches()) {
      Answer.refuse(ctx, BAD_NUMBER);
      return;
    }
    ofStudy(
        ctx,
        found ->
            pages
                .page(found.snapshot(), Integer.parseInt(number))
                .map(page -> json(ViewJson.bytes(page)))
                .orElseThrow(
                    () ->
                        new RefusedException(
                            new Problem(404, "There is no trial " + number + "."))));
  }

  private void ranking(Context ctx) {
    answer(
        ctx,
        found(ctx)
            .thenCompose(found -> found.feed().ranking(found.snapshot()))
            .thenApplyAsync(ranking -> json(ViewJson.bytes(ranking)), answering));
  }

  private void metrics(Context ctx) {
    answer(
        ctx,
        feeds
            .list()
            .current()
            .thenApplyAsync(
                list ->
                    new Answer(
                        Metrics.CONTENT_TYPE, Encoded.of(metrics.text(list, feeds.readers()))),
                answering));
  }

  private void ofStudy(Context ctx, Function<Found, Answer> body) {
    answer(ctx, found(ctx).thenApplyAsync(body, answering));
  }

  private CompletableFuture<Found> found(Context ctx) {
    String name = ctx.pathParam("name");
    return feeds
        .find(name)
        .thenApply(found -> found.orElseThrow(() -> new RefusedException(noStudy(name))));
  }

  private void answer(Context ctx, CompletableFuture<Answer> future) {
    ctx.future(
        () ->
            future
                .copy()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .handleAsync(
                    (answer, failure) -> {
                      if (failure != null) {
                        Answer.refuse(ctx, RefusedException.problem(failure));
                      } else {
                        answer.write(ctx);
                      }
                      return ctx;
                    },
                    answering));
  }

  private static Answer json(byte[] json) {
    return new Answer(Answer.JSON, Encoded.of(json));
  }

  static Problem noStudy(String name) {
    return new Problem(404, "There is no study of that name (%s).".formatted(shortened(name)));
  }

  private static String shortened(String name) {
    return name.length() <= 100 ? name : name.substring(0, 100) + "…";
  }

  /** The place that a text names, 0 for none; −1 if it is no number. */
  static int place(@Nullable String text) {
    String number = Optional.ofNullable(text).orElse("0");
    return NUMBER.matcher(number).matches() ? Integer.parseInt(number) : -1;
  }
}
