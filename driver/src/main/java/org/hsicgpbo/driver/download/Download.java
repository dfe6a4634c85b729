package org.hsicgpbo.driver.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hsicgpbo.trainers.data.Checksums;

/** Brings one file from the first mirror that gives it whole. */
final class Download {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(20);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
  private static final int ATTEMPTS = 3;
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(CONNECT_LIMIT)
          .proxy(ProxySelector.getDefault())
          .build();
  private final Duration stallLimit;
  private final DownloadProgress progress;

  /**
   * A way to download.
   *
   * @param stallLimit a connection that brings nothing for so long is given up
   */
  Download(Duration stallLimit, DownloadProgress progress) {
    this.stallLimit = stallLimit;
    this.progress = progress;
  }

  /** A mirror's answer that cannot be used; another attempt would bring the same. */
  private static final class UselessAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    UselessAnswerException(String message) {
      super(message);
    }
  }

  /** The disk, not the network, is to blame. */
  private static final class DiskException extends IOException {
    private static final long serialVersionUID = 1L;

    DiskException(IOException cause) {
      super(cause);
    }
  }

  /**
   * Brings a file.
   *
   * @param mirrors whole addresses, the first one first
   * @param md5 of the file, in hexadecimal
   * @param target where it shall lie; its folder exists
   * @throws DownloadException if no mirror gives it; what has come stays for the next time
   */
  void fetch(List<URI> mirrors, String md5, Path target) throws InterruptedException {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    List<String> failures = new ArrayList<>();
    for (URI mirror : mirrors) {
      try {
        String found = fetchWhole(mirror, part, md5);
        if (found.equals(md5)) {
          move(part, target);
          return;
        }
        Files.deleteIfExists(part);
        failures.add("%s: the checksum (MD5) is %s; it must be %s".formatted(mirror, found, md5));
      } catch (DiskException e) {
        throw WriteProblem.of(part, e);
      } catch (IOException e) {
        failures.add("%s: %s".formatted(mirror, words(e)));
      }
      progress.note(failures.get(failures.size() - 1));
    }
    throw new DownloadException(
        "%s could not be fetched:%n  %s%nIs there a network? What has come so far is kept, and the same command goes on. Or fetch the file by other means and put it into %s"
            .formatted(target.getFileName(), String.join("\n  ", failures), target.getParent()));
  }

  private static void move(Path part, Path target) throws DiskException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new DiskException(e);
    }
  }

  /** The checksum of what came; a part of an earlier attempt that spoils it is thrown away. */
  private String fetchWhole(URI mirror, Path part, String md5)
      throws IOException, InterruptedException {
    boolean resumed = size(part) > 0;
    fetch(mirror, part);
    String found = Checksums.md5(part);
    if (resumed && !found.equals(md5)) {
      Files.deleteIfExists(part);
      fetch(mirror, part);
      found = Checksums.md5(part);
    }
    return found;
  }

  /** Goes on after cuts, as long as every attempt brings something. */
  private void fetch(URI mirror, Path part) throws IOException, InterruptedException {
    int vain = 0;
    while (true) {
      long before = size(part);
      try {
        attempt(mirror, part);
        return;
      } catch (UselessAnswerException | DiskException e) {
        throw e;
      } catch (IOException e) {
        vain = size(part) > before ? 0 : vain + 1;
        if (vain >= ATTEMPTS || e instanceof ConnectException) {
          throw e;
        }
        progress.note("%s: %s; going on".formatted(mirror.getHost(), words(e)));
      }
    }
  }

  private void attempt(URI mirror, Path part) throws IOException, InterruptedException {
    long present = size(part);
    HttpRequest.Builder request = HttpRequest.newBuilder(mirror).timeout(ANSWER_LIMIT);
    if (present > 0) {
      request.header("Range", "bytes=" + present + "-");
    }
    HttpResponse<InputStream> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      boolean goesOn =
          answer.statusCode() == PARTIAL
              && answer
                  .headers()
                  .firstValue("Content-Range")
                  .map(range -> range.startsWith("bytes " + present + "-"))
                  .orElse(false);
      if (answer.statusCode() == RANGE_NOT_SATISFIABLE && present > 0) {
        // All of it is there already, or more than there should be: the checksum will tell.
        return;
      }
      if (answer.statusCode() == PARTIAL && !goesOn) {
        Files.deleteIfExists(part);
        throw new IOException("the server sent another part than the one asked for");
      }
      if (answer.statusCode() != OK && !goesOn) {
        throw new UselessAnswerException("the server answered " + answer.statusCode());
      }
      long start = goesOn ? present : 0;
      long length = answer.headers().firstValueAsLong("Content-Length").orElse(-1);
      progress.started(file(mirror), mirror.getHost(), start, length < 0 ? -1 : start + length);
      try {
        copy(body, part, start, length);
      } finally {
        progress.ended();
      }
    }
  }

  private void copy(InputStream body, Path part, long start, long length) throws IOException {
    StandardOpenOption how =
        start > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
    long come = 0;
    byte[] buffer = new byte[BUFFER_BYTES];
    try (StallGuard guard = new StallGuard(body, stallLimit);
        OutputStream out = open(part, how)) {
      for (int n = guard.read(buffer); n >= 0; n = guard.read(buffer)) {
        write(out, buffer, n);
        come += n;
        progress.advanced(start + come);
      }
    }
    if (length >= 0 && come < length) {
      throw new IOException("the connection ended after %d of %d bytes".formatted(come, length));
    }
  }

  private static OutputStream open(Path part, StandardOpenOption how) throws DiskException {
    try {
      return Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
    } catch (IOException e) {
      throw new DiskException(e);
    }
  }

  private static void write(OutputStream out, byte[] bytes, int length) throws DiskException {
    try {
      out.write(bytes, 0, length);
    } catch (IOException e) {
      throw new DiskException(e);
    }
  }

  private static long size(Path part) throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }

  private static String file(URI address) {
    return String.valueOf(Path.of(address.getPath()).getFileName());
  }

  private static String words(IOException failure) {
    if (failure.getCause() instanceof UnresolvedAddressException) {
      return "the name of the server is not known";
    }
    if (failure instanceof HttpConnectTimeoutException) {
      return "the server cannot be reached";
    }
    if (failure instanceof ConnectException) {
      return failure.getMessage() == null
          ? "no connection to the server"
          : "no connection to the server (%s)".formatted(failure.getMessage());
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
