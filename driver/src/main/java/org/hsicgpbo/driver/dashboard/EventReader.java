package org.hsicgpbo.driver.dashboard;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;

/**
 * One who reads events. Writing never blocks and takes no thread of its own: what the network does
 * not take at once waits here, and whoever lets too much wait is dropped. A browser connects again
 * by itself and goes on after the last event that it saw.
 */
final class EventReader extends IteratingCallback {
  /** Beside the first answer, which may be larger and is written alone. */
  private static final long MOST_WAITING = 4 << 20;

  private final Response response;
  private final Callback answer;
  private final Runnable hangUp;
  private volatile Runnable gone = () -> {};
  private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private boolean ended;

  /**
   * A reader to whom nothing was sent.
   *
   * @param answer ends the response
   * @param hangUp closes the connection, so that a write that is under way fails
   */
  EventReader(Response response, Callback answer, Runnable hangUp) {
    this.response = response;
    this.answer = answer;
    this.hangUp = hangUp;
  }

  /** What to do once nothing more can be sent; said before anything is sent. */
  void whenGone(Runnable work) {
    gone = work;
  }

  /** Sends the bytes, which nobody changes any more, as soon as the network takes them. */
  void send(byte[] event) {
    boolean slow;
    synchronized (waiting) {
      if (ended) {
        return;
      }
      slow = !waiting.isEmpty() && waitingBytes + event.length > MOST_WAITING;
      if (!slow) {
        waiting.add(ByteBuffer.wrap(event));
        waitingBytes += event.length;
      }
    }
    if (slow) {
      abort(new IllegalStateException("The reader is too slow."));
    } else {
      iterate();
    }
  }

  /** Ends the response; nothing more is sent. */
  void end() {
    abort(new IllegalStateException("The dashboard ends."));
  }

  @Override
  protected Action process() {
    ByteBuffer next;
    synchronized (waiting) {
      next = waiting.poll();
      if (next == null) {
        return Action.IDLE;
      }
      waitingBytes -= next.remaining();
    }
    response.write(false, next, this);
    return Action.SCHEDULED;
  }

  @Override
  protected void onAborted(Throwable cause) {
    leave();
    hangUp.run();
  }

  @Override
  protected void onCompleteFailure(Throwable cause) {
    leave();
    answer.failed(cause);
  }

  private void leave() {
    synchronized (waiting) {
      if (ended) {
        return;
      }
      ended = true;
      waiting.clear();
    }
    gone.run();
  }
}
