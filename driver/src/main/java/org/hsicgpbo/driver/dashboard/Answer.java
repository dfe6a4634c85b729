package org.hsicgpbo.driver.dashboard;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is kept nowhere on the way.
 *
 * @param contentType of the body
 * @param body the body
 */
record Answer(String contentType, Encoded body) {
  static final String JSON = "application/json;charset=utf-8";

  /** Smaller ones gain nothing. */
  private static final int SMALLEST_COMPRESSED = 1024;

  void write(Context ctx) {
    ctx.header("Cache-Control", "no-store");
    send(ctx, contentType, body);
  }

  /** Sends a body, compressed if the reader takes that. */
  static void send(Context ctx, String contentType, Encoded body) {
    boolean compressed =
        takesGzip(ctx.header("Accept-Encoding")) && body.plain().length > SMALLEST_COMPRESSED;
    if (!Bodies.leave(ctx.req(), compressed ? body.gzip() : body.plain())) {
      refuse(ctx, Problem.ofStatus(503));
      return;
    }
    ctx.contentType(contentType).header("Vary", "Accept-Encoding");
    if (compressed) {
      ctx.header("Content-Encoding", "gzip");
    }
  }

  /** Says what is wrong. */
  static void refuse(Context ctx, Problem problem) {
    ctx.status(problem.status()).contentType(JSON);
    byte[] body = problem.json();
    if (!Bodies.leave(ctx.req(), body)) {
      // Where there is no room at all the status has to do.
      ctx.status(503);
    }
  }

  private static boolean takesGzip(@Nullable String accepted) {
    return accepted != null && accepted.contains("gzip") && !accepted.contains("gzip;q=0");
  }
}
