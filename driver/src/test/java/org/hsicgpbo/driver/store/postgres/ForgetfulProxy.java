package org.hsicgpbo.driver.store.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a driver and its server and passes on what they say, but breaks connections at the
 * worst moment when it is asked to: when the server has committed and before the driver hears of
 * it.
 */
final class ForgetfulProxy implements AutoCloseable {
  /** What the server answers to a COMMIT: the tag of CommandComplete. */
  private static final byte[] COMMITTED = "COMMIT\0".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int server;
  private volatile int every = Integer.MAX_VALUE;
  private final AtomicInteger commits = new AtomicInteger();
  private final AtomicInteger forgotten = new AtomicInteger();

  /** Passes everything on to a server of this machine, for now. */
  ForgetfulProxy(int server) throws IOException {
    this.server = server;
    daemon(this::accept);
  }

  /** From now on swallows one of so many answers to commits, and breaks that connection. */
  void forgetOneOf(int answers) {
    every = answers;
  }

  int port() {
    return listening.getLocalPort();
  }

  /** How many answers were swallowed. */
  int forgotten() {
    return forgotten.get();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket driver = listening.accept();
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
        daemon(() -> pass(driver, behind, false));
        daemon(() -> pass(behind, driver, true));
      }
    } catch (IOException e) {
      // It was closed.
    }
  }

  private void pass(Socket from, Socket to, boolean fromServer) {
    byte[] buffer = new byte[1 << 16];
    try (from;
        to) {
      InputStream input = from.getInputStream();
      OutputStream output = to.getOutputStream();
      for (int read = input.read(buffer); read > 0; read = input.read(buffer)) {
        if (fromServer && isToBeForgotten(buffer, read)) {
          forgotten.incrementAndGet();
          return;
        }
        output.write(buffer, 0, read);
        output.flush();
      }
    } catch (IOException e) {
      // One end has gone; the other one follows.
    }
  }

  private boolean isToBeForgotten(byte[] buffer, int length) {
    for (int at = 0; at + COMMITTED.length <= length; at++) {
      if (Arrays.equals(buffer, at, at + COMMITTED.length, COMMITTED, 0, COMMITTED.length)) {
        return commits.incrementAndGet() % every == 0;
      }
    }
    return false;
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "proxy");
    thread.setDaemon(true);
    thread.start();
  }
}
