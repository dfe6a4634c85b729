package org.hsicgpbo.driver.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Readers who ask and then read nothing, more of them than the server has threads. */
@Timeout(120)
class SlowReadersTest {
  private static final int SLOW = 48;

  /** Of each, so that the answers are more than what lies between two sockets. */
  private static final int REQUESTS = 64;

  private static final int FEW_REQUESTS = 8;

  private static final String SCRIPT = "/echarts/echarts.min.js";

  /** Below the idle time of the server, at whose end it drops them. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  @ParameterizedTest
  @ValueSource(strings = {SCRIPT, "/api/studies/night/trials?from=0"})
  void doNotLockOutOthers(String path, @TempDir Path folder) throws Exception {
    try (Site site = new Site(folder, Optional.empty());
        SlowOnes slow = new SlowOnes()) {
      site.stored().begin("night", 3_000);
      for (int number = 1; number <= SLOW; number++) {
        slow.ask(site.dashboard().port(), path, REQUESTS);
      }
      for (String asked : List.of("/", "/api/studies/night", SCRIPT)) {
        HttpResponse<String> answer =
            site.client()
                .send(site.request(asked).timeout(LONGEST).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(asked).isEqualTo(200);
      }
    }
  }

  @Test
  void getTheWholeAnswerWhenTheyRead(@TempDir Path folder) throws Exception {
    try (Site site = new Site(folder, Optional.empty());
        SlowOnes slow = new SlowOnes()) {
      Socket reader = slow.ask(site.dashboard().port(), SCRIPT, FEW_REQUESTS);
      String one = site.get(SCRIPT).body();
      reader.shutdownOutput();

      String all = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(all.split("HTTP/1.1 200 OK", -1)).hasSize(FEW_REQUESTS + 1);
      assertThat(all).endsWith(one);
    }
  }

  @Test
  void haveABoundTogether() {
    Bodies bodies = new Bodies(100);

    assertThat(bodies.take(60)).isTrue();
    assertThat(bodies.take(60)).isFalse();
    assertThat(bodies.take(40)).isTrue();
    bodies.give(100);
    assertThat(bodies.take(1_000)).as("one alone is always sent").isTrue();
    assertThat(bodies.take(1)).isFalse();
  }

  /** Their sockets. */
  private static final class SlowOnes implements AutoCloseable {
    private final List<Socket> sockets = new ArrayList<>();

    Socket ask(int port, String path, int requests) throws IOException {
      Socket socket = new Socket();
      sockets.add(socket);
      socket.setReceiveBufferSize(1024);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      String request = "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path);
      socket
          .getOutputStream()
          .write(request.repeat(requests).getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return socket;
    }

    @Override
    public void close() throws IOException {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }
}
