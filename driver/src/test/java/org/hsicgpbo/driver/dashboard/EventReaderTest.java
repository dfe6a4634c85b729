package org.hsicgpbo.driver.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

class EventReaderTest {
  private final List<String> written = new ArrayList<>();
  private final Deque<Callback> pending = new ArrayDeque<>();
  private final List<String> ends = new ArrayList<>();
  private final EventReader reader =
      new EventReader(
          response(),
          Callback.from(() -> ends.add("answered"), e -> ends.add("aborted")),
          () -> ends.add("hung up"));

  EventReaderTest() {
    reader.whenGone(() -> ends.add("gone"));
  }

  /** A network that takes nothing before a test says so. */
  private Response response() {
    return (Response)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Response.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("write")) {
                throw new UnsupportedOperationException(method.getName());
              }
              written.add(StandardCharsets.UTF_8.decode((ByteBuffer) arguments[1]).toString());
              pending.add((Callback) arguments[2]);
              return null;
            });
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void oneEventAfterTheOtherIsWritten() {
    reader.send(bytes("a"));
    reader.send(bytes("b"));
    assertThat(written).containsExactly("a");

    pending.remove().succeeded();
    assertThat(written).containsExactly("a", "b");
    pending.remove().succeeded();
    reader.send(bytes("c"));

    assertThat(written).containsExactly("a", "b", "c");
    assertThat(ends).isEmpty();
  }

  @Test
  void oneWhoTakesNothingIsDroppedAndNotWaitedFor() {
    byte[] event = new byte[1 << 20];
    for (int i = 0; i < 5; i++) {
      reader.send(event);
      assertThat(ends).as("one is on its way, %d wait", i).isEmpty();
    }

    reader.send(event);
    reader.send(event);

    assertThat(ends).containsExactly("gone", "hung up");
    pending.remove().failed(new IllegalStateException("the connection is closed"));
    assertThat(ends).containsExactly("gone", "hung up", "aborted");
    assertThat(written).hasSize(1);
  }

  @Test
  void oneWhoIsGoneIsSentNothing() {
    reader.send(bytes("a"));
    pending.remove().failed(new IllegalStateException("reset by peer"));

    reader.send(bytes("b"));

    assertThat(written).containsExactly("a");
    assertThat(ends).containsExactly("gone", "aborted");
  }
}
