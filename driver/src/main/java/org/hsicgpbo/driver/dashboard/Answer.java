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
    ctx.contentType(contentType).header("Vary", "Accept-Encoding");
    if (takesGzip(ctx.header("Accept-Encoding")) && body.plain().length > SMALLEST_COMPRESSED) {
      ctx.header("Content-Encoding", "gzip").result(body.gzip());
    } else {
      ctx.result(body.plain());
    }
  }

  private static boolean takesGzip(@Nullable String accepted) {
    return accepted != null && accepted.contains("gzip") && !accepted.contains("gzip;q=0");
  }
}
