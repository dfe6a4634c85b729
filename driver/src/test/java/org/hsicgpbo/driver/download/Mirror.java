package org.hsicgpbo.driver.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on this machine that gives files, or fails as it is told. */
public final class Mirror implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private volatile int cutAfter = -1;
  private volatile int stallAfter = -1;
  private volatile boolean knowsRanges = true;

  public Mirror() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Gives this file. */
  public Mirror with(String name, byte[] content) {
    files.put(name, content);
    return this;
  }

  /** Cuts the next answer off after so many bytes. */
  Mirror cutOnceAfter(int bytes) {
    cutAfter = bytes;
    return this;
  }

  /** Sends no more in the next answer after so many bytes, and leaves the connection open. */
  Mirror stallOnceAfter(int bytes) {
    stallAfter = bytes;
    return this;
  }

  /** Sends everything, whatever part is asked for. */
  Mirror withoutRanges() {
    knowsRanges = false;
    return this;
  }

  /** The parts that were asked for; empty texts for whole files. */
  List<String> ranges() {
    return ranges;
  }

  /** Where its files are. */
  public URI address() {
    return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] content = files.get(exchange.getRequestURI().getPath().substring(1));
    String range = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range")).orElse("");
    ranges.add(range);
    if (content == null) {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
      return;
    }
    int from =
        range.isEmpty() || !knowsRanges
            ? 0
            : Integer.parseInt(range.replace("bytes=", "").replace("-", ""));
    if (from > 0 && from >= content.length) {
      exchange.sendResponseHeaders(416, -1);
      exchange.close();
      return;
    }
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
    send(exchange, content, from);
    exchange.close();
  }

  private void send(HttpExchange exchange, byte[] content, int from) throws IOException {
    int length = content.length - from;
    boolean stalls = stallAfter >= 0;
    if (cutAfter >= 0 || stalls) {
      length = Math.min(length, Math.max(cutAfter, stallAfter));
      cutAfter = -1;
      stallAfter = -1;
    }
    OutputStream body = exchange.getResponseBody();
    body.write(content, from, length);
    body.flush();
    if (stalls) {
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
