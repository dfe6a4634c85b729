package org.hsicgpbo.driver.dashboard;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * A response whose body may be left to be sent. To the servlet it seems to be written at once; the
 * request is over only when it really is. Safe for use by several threads.
 */
final class BodyResponse extends Response.Wrapper implements Callback {
  private final Bodies bodies;
  private final Callback answer;

  private byte @Nullable [] left;
  private long counted;
  private boolean isSending;
  private boolean isSent;
  private boolean isHandled;
  private @Nullable Throwable failure;

  /**
   * A response without a body.
   *
   * @param answer ends the request
   */
  BodyResponse(Bodies bodies, Request request, Response response, Callback answer) {
    super(request, response);
    this.bodies = bodies;
    this.answer = answer;
  }

  /** Leaves a body to be sent; false if there is no room for it. */
  synchronized boolean leave(byte[] body) {
    if (!bodies.take(body.length)) {
      return false;
    }
    bodies.give(counted);
    counted = body.length;
    left = body;
    return true;
  }

  @Override
  public void write(boolean last, ByteBuffer content, Callback callback) {
    boolean isEmpty = content == null || !content.hasRemaining();
    byte[] body = last && isEmpty ? begin() : null;
    if (body == null) {
      super.write(last, content, callback);
      return;
    }
    getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    super.write(true, ByteBuffer.wrap(body), Callback.from(() -> sent(null), this::sent));
    // The servlet does not wait: what it would do then is done, and its thread is free.
    callback.succeeded();
  }

  /** The body, if it is to be sent now. */
  private synchronized byte @Nullable [] begin() {
    byte[] body = left;
    left = null;
    isSending = body != null;
    return body;
  }

  private void sent(@Nullable Throwable problem) {
    synchronized (this) {
      isSent = true;
      failure = failure == null ? problem : failure;
    }
    endIfDone();
  }

  @Override
  public void succeeded() {
    handled(null);
  }

  @Override
  public void failed(Throwable problem) {
    handled(problem);
  }

  private void handled(@Nullable Throwable problem) {
    synchronized (this) {
      isHandled = true;
      failure = failure == null ? problem : failure;
    }
    endIfDone();
  }

  private void endIfDone() {
    Throwable problem;
    synchronized (this) {
      if (!isHandled || (isSending && !isSent)) {
        return;
      }
      problem = failure;
      bodies.give(counted);
      counted = 0;
      left = null;
    }
    if (problem == null) {
      answer.succeeded();
    } else {
      answer.failed(problem);
    }
  }
}
