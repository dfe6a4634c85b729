package org.hsicgpbo.benchmarks.dashboard;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;

/** Many readers of events on one thread: what they cost must not be taken for the dashboard's. */
final class EventFollowers implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Selector selector = Selector.open();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private final long[] bytes;
  private final int[] events;
  private int errors;

  /** Connects so many readers to a path. */
  EventFollowers(int port, String path, int readers) throws IOException {
    bytes = new long[readers];
    events = new int[readers];
    byte[] request =
        "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
            .formatted(path)
            .getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < readers; i++) {
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.write(ByteBuffer.wrap(request));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, i);
    }
  }

  /** Reads until that moment, by {@link System#nanoTime}. */
  void read(long until) throws IOException {
    while (System.nanoTime() < until) {
      selector.select(100);
      Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
      while (keys.hasNext()) {
        read(keys.next());
        keys.remove();
      }
    }
  }

  private void read(SelectionKey key) {
    int reader = (Integer) key.attachment();
    try {
      buffer.clear();
      int count = ((SocketChannel) key.channel()).read(buffer);
      if (count < 0) {
        fail(key);
        return;
      }
      if (bytes[reader] == 0 && !startsWithOk()) {
        errors++;
      }
      bytes[reader] += count;
      events[reader] += countEvents(count);
    } catch (IOException e) {
      fail(key);
    }
  }

  private void fail(SelectionKey key) {
    errors++;
    key.cancel();
  }

  private boolean startsWithOk() {
    return buffer.position() > 12 && buffer.get(9) == '2';
  }

  /** Lines that begin with "event:"; one that two packets share is not counted. */
  private int countEvents(int count) {
    byte[] mark = {'\n', 'e', 'v', 'e', 'n', 't', ':'};
    int found = 0;
    for (int i = 0; i + mark.length <= count; i++) {
      int k = 0;
      while (k < mark.length && buffer.get(i + k) == mark[k]) {
        k++;
      }
      found += k == mark.length ? 1 : 0;
    }
    return found;
  }

  /** How many connections ended or were refused. */
  int errors() {
    return errors;
  }

  /** The fewest, the median and the most events that a reader got. */
  int[] events() {
    int[] sorted = events.clone();
    Arrays.sort(sorted);
    return new int[] {sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]};
  }

  /** The bytes of all readers. */
  long bytes() {
    return Arrays.stream(bytes).sum();
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
