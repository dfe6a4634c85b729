package org.hsicgpbo.benchmarks.dashboard;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * The process of the readers. Arguments: port, study to follow, large study whose page is opened
 * twice a second, readers, seconds.
 */
public final class Readers {
  private static final long PAUSE_MILLISECONDS = 500;

  private Readers() {}

  /** Reads and prints one line of figures. */
  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    int readers = Integer.parseInt(arguments[3]);
    long until = System.nanoTime() + Long.parseLong(arguments[4]) * 1_000_000_000L;
    try (EventFollowers followers =
        new EventFollowers(port, "/api/studies/" + arguments[1] + "/events?from=0", readers)) {
      PageLoads pages = new PageLoads(port, arguments[2], until);
      Thread loading = new Thread(pages, "pages");
      loading.start();
      followers.read(until);
      loading.join();
      int[] events = followers.events();
      System.out.printf(
          Locale.ROOT,
          "%d readers, %d errors; events of a reader: %d to %d, median %d; %.1f MB in all; %s%n",
          readers,
          followers.errors() + pages.errors,
          events[0],
          events[2],
          events[1],
          followers.bytes() / 1e6,
          pages.describe());
    }
  }

  /** Opens the page of the large study again and again: overview, all trials, ranking. */
  private static final class PageLoads implements Runnable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final long until;
    private final List<Long> millis = new ArrayList<>();
    private int errors;

    PageLoads(int port, String study, long until) {
      this.base = "http://127.0.0.1:%d/api/studies/%s".formatted(port, study);
      this.until = until;
    }

    @Override
    public void run() {
      while (System.nanoTime() < until) {
        try {
          long begin = System.nanoTime();
          get("");
          get("/trials?from=0");
          millis.add((System.nanoTime() - begin) / 1_000_000);
          get("/ranking");
          Thread.sleep(PAUSE_MILLISECONDS);
        } catch (IOException e) {
          errors++;
        } catch (InterruptedException e) {
          return;
        }
      }
    }

    private void get(String path) throws IOException, InterruptedException {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(base + path)).header("Accept-Encoding", "gzip").build();
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      errors += answer.statusCode() == 200 ? 0 : 1;
    }

    private String describe() {
      Collections.sort(millis);
      int n = millis.size();
      return n == 0
          ? "no page was opened"
          : "%d pages opened, overview and trials in %d ms (median), %d ms (most)"
              .formatted(n, millis.get(n / 2), millis.get(n - 1));
    }
  }
}
