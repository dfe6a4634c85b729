package org.hsicgpbo.driver.dashboard;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The pages: files of one folder of the class path, by plain names and known endings only. Nothing
 * of the file system is ever looked up.
 */
final class Assets {
  private static final String FOLDER = "/org/hsicgpbo/driver/dashboard/";
  private static final String INDEX = "index.html";
  private static final String PREFIX = "assets/";

  /** Neither dots at the beginning nor anything that would have to be decoded. */
  private static final Pattern NAME =
      Pattern.compile("(?:[A-Za-z0-9_-]+/){0,3}[A-Za-z0-9_-][A-Za-z0-9._-]*\\.([a-z0-9]+)");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html;charset=utf-8",
          "js", "text/javascript;charset=utf-8",
          "css", "text/css;charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "woff2", "font/woff2",
          "txt", "text/plain;charset=utf-8");

  private final Map<String, File> files = new ConcurrentHashMap<>();

  private record File(String type, Encoded body, String etag) {}

  /** Takes all paths that no other route takes; added last. */
  void addTo(RoutesConfig routes) {
    routes.get("/", ctx -> send(ctx, INDEX));
    routes.get("/<path>", this::file);
  }

  private void file(Context ctx) {
    // As it was sent: names that are encoded are none of ours.
    String path = ctx.req().getRequestURI().substring(1);
    boolean isPage = path.lastIndexOf('.') <= path.lastIndexOf('/');
    if (path.startsWith("api/") || path.equals("api")) {
      Answer.refuse(ctx, Problem.ofStatus(404));
    } else if (isPage) {
      send(ctx, INDEX);
    } else {
      send(ctx, path);
    }
  }

  private void send(Context ctx, String path) {
    Optional<File> file = find(path);
    if (file.isEmpty() && path.startsWith(PREFIX)) {
      file = find(path.substring(PREFIX.length()));
    }
    if (file.isEmpty()) {
      Answer.refuse(ctx, Problem.ofStatus(404));
      return;
    }
    ctx.header("ETag", file.get().etag()).header("Cache-Control", "no-cache");
    if (file.get().etag().equals(ctx.header("If-None-Match"))) {
      ctx.status(304);
    } else {
      Answer.send(ctx, file.get().type(), file.get().body());
    }
  }

  private Optional<File> find(String path) {
    File known = files.get(path);
    if (known != null) {
      return Optional.of(known);
    }
    var name = NAME.matcher(path);
    if (!name.matches() || !TYPES.containsKey(name.group(1))) {
      return Optional.empty();
    }
    Optional<File> read = read(path, TYPES.get(name.group(1)));
    read.ifPresent(file -> files.put(path, file));
    return read;
  }

  private static Optional<File> read(String path, String type) {
    try (InputStream in = Assets.class.getResourceAsStream(FOLDER + path)) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] bytes = in.readAllBytes();
      return Optional.of(new File(type, Encoded.of(bytes), etag(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException("The page (%s) cannot be read.".formatted(path), e);
    }
  }

  private static String etag(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
