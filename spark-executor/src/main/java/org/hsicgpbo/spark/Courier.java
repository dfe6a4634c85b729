package org.hsicgpbo.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.hsicgpbo.study.EpochEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the program of epochs, as many at a time as have ended since the last answer, and passes on
 * which trainings shall stop. A training never waits for it, apart from its end, when all that was
 * told of it must have arrived before its outcome does.
 */
final class Courier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  /** How long a training without epochs may go on before it hears that it shall stop. */
  private static final long LOOK_AROUND_NANOS = 500_000_000;

  private final Line line;
  private final Map<NodeMessage.Running, Runnable> running = new HashMap<>();
  private final Queue<NodeMessage.Epoch> epochs = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private volatile boolean closed;

  /** Asks the program. */
  @FunctionalInterface
  interface Line {
    /** The answer to a message, both as text. */
    String ask(String message) throws Exception;
  }

  Courier(Line line) {
    this.line = line;
    this.thread = new Thread(this::work, "hsic-gpbo courier");
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether that attempt may train. */
  boolean claim(NodeMessage.Claim claim) throws Exception {
    return NodeMessage.readReply(line.ask(claim.write())).granted();
  }

  /**
   * An attempt begins to train.
   *
   * @param stop called, maybe more than once, when it shall end soon
   */
  void begin(NodeMessage.Running attempt, Runnable stop) {
    synchronized (running) {
      running.put(attempt, stop);
    }
  }

  /** An epoch of an attempt has ended. */
  void epoch(NodeMessage.Running attempt, EpochEvent event) {
    epochs.add(new NodeMessage.Epoch(attempt, event));
    LockSupport.unpark(thread);
  }

  /** An attempt has ended; all that was told of it has arrived when this returns. */
  void end(NodeMessage.Running attempt) throws Exception {
    try {
      deliver();
    } finally {
      synchronized (running) {
        running.remove(attempt);
      }
    }
  }

  private void work() {
    while (!closed) {
      if (epochs.isEmpty()) {
        LockSupport.parkNanos(LOOK_AROUND_NANOS);
      }
      try {
        if (!epochs.isEmpty() || hasRunning()) {
          deliver();
        }
      } catch (InterruptedException e) {
        return;
      } catch (Exception e) {
        // Without a program Spark ends this executor.
        LOG.debug("The program does not answer.", e);
      }
    }
  }

  private boolean hasRunning() {
    synchronized (running) {
      return !running.isEmpty();
    }
  }

  /** Takes and tells under one lock: an attempt that ends must not overtake its epochs. */
  private synchronized void deliver() throws Exception {
    List<NodeMessage.Epoch> batch = new ArrayList<>();
    for (NodeMessage.Epoch next = epochs.poll(); next != null; next = epochs.poll()) {
      batch.add(next);
    }
    Map<NodeMessage.Running, Runnable> present;
    synchronized (running) {
      present = new HashMap<>(running);
    }
    NodeMessage.Progress message = new NodeMessage.Progress(List.copyOf(present.keySet()), batch);
    List<Long> stop = NodeMessage.readReply(line.ask(message.write())).stop();
    present.forEach(
        (attempt, stopping) -> {
          if (stop.contains(attempt.submission())) {
            stopping.run();
          }
        });
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
