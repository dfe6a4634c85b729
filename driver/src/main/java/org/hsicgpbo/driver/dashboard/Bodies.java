package org.hsicgpbo.driver.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Sends whole bodies without a thread that waits for who reads them. The streams of servlets block,
 * so that as many slow readers as there are threads would lock out everybody else; what routes want
 * to be sent they leave here instead, and it is written below the servlets.
 */
final class Bodies extends Handler.Wrapper {
  private static final String KEY = Bodies.class.getName();

  private final long mostBytes;
  private final AtomicLong bytes = new AtomicLong();

  /**
   * Sends what routes leave.
   *
   * @param mostBytes how much may be under way to all readers together; above 0
   */
  Bodies(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * Leaves a body, which nobody changes any more, to be sent when the route has ended; another one
   * takes the place of the first.
   *
   * @return false if too much is under way to slow readers already; then nothing is left
   */
  static boolean leave(HttpServletRequest request, byte[] body) {
    if (request.getAttribute(KEY) instanceof BodyResponse response) {
      return response.leave(body);
    }
    throw new IllegalStateException("No handler of bodies is there.");
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    BodyResponse sending = new BodyResponse(this, request, response, callback);
    request.setAttribute(KEY, sending);
    return super.handle(request, sending, sending);
  }

  /** Whether so much more may be under way; if so it counts from now on. */
  boolean take(long more) {
    long all = bytes.addAndGet(more);
    // One body is always sent, however small the memory is.
    if (all > mostBytes && all > more) {
      bytes.addAndGet(-more);
      return false;
    }
    return true;
  }

  /** So much is not under way any more. */
  void give(long less) {
    bytes.addAndGet(-less);
  }
}
