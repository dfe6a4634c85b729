package org.hsicgpbo.driver.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hsicgpbo.time.DurationWords;

/** Where studies are stored, as {@code --storage} names it. Its text never holds a password. */
public sealed interface StorageAddress {

  /** A file beside which, or in place of which, what is no database is kept: trained networks. */
  Path localPlace(Path dataFolder);

  /**
   * The storage of that name.
   *
   * @param text a file, or {@code postgresql://user@host:port/database}
   * @throws IllegalArgumentException with a message for people if it is neither
   */
  static StorageAddress parse(String text) {
    if (text.matches("(?i)postgres(ql)?:.*")) {
      return PostgresServer.parse(text);
    }
    if (text.matches("(?i)[a-z][a-z0-9+.-]+://.*")) {
      throw new IllegalArgumentException(
          "found '%s'; a storage is a file (SQLite) or postgresql://user@host:port/database."
              .formatted(PostgresServer.withoutPassword(text)));
    }
    try {
      return new SqliteFile(Path.of(text));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("found '%s', which is no file name.".formatted(text), e);
    }
  }

  /** A text that may hold an address, with the password in it, if it has one, made unreadable. */
  static String withoutPassword(String text) {
    return PostgresServer.withoutPassword(text);
  }

  /**
   * An SQLite file.
   *
   * @param file the file
   */
  record SqliteFile(Path file) implements StorageAddress {
    @Override
    public Path localPlace(Path dataFolder) {
      return file;
    }

    @Override
    public String toString() {
      return file.toString();
    }
  }

  /**
   * A database on a PostgreSQL server.
   *
   * @param host name or address of the server
   * @param port its port
   * @param database the database
   * @param user who logs in; empty for the one whom the environment names
   * @param password empty to look for it in the environment
   * @param lease for how long a driver that does not renew it counts as alive
   * @param patience how long a server that does not answer is waited for
   * @param parameters further ones, as the JDBC driver of PostgreSQL knows them, such as sslmode
   */
  record PostgresServer(
      String host,
      int port,
      String database,
      Optional<String> user,
      Optional<String> password,
      Duration lease,
      Duration patience,
      Map<String, String> parameters)
      implements StorageAddress {
    private static final int USUAL_PORT = 5432;
    private static final Duration USUAL_LEASE = Duration.ofMinutes(1);
    private static final Duration USUAL_PATIENCE = Duration.ofMinutes(10);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final String FORM =
        "a PostgreSQL storage is postgresql://user@host:port/database";

    /** Copies the parameters. */
    public PostgresServer {
      parameters = Map.copyOf(parameters);
    }

    static PostgresServer parse(String text) {
      URI uri;
      try {
        uri = new URI(text);
      } catch (URISyntaxException e) {
        // Its message would repeat the text, and with it a password.
        throw new IllegalArgumentException(
            "found '%s', which cannot be read (%s at character %d); %s. Write special characters in a password as %%40 for @, or put it into ~/.pgpass."
                .formatted(withoutPassword(text), e.getReason(), e.getIndex() + 1, FORM));
      }
      String path = Objects.requireNonNullElse(uri.getRawPath(), "");
      if (uri.getHost() == null || path.length() < 2 || path.indexOf('/', 1) >= 0) {
        throw new IllegalArgumentException(
            "found '%s', which names no %s; %s."
                .formatted(
                    withoutPassword(text), uri.getHost() == null ? "host" : "one database", FORM));
      }
      Map<String, String> parameters = parameters(uri.getRawQuery());
      Optional<String> login = Optional.ofNullable(uri.getRawUserInfo());
      return new PostgresServer(
          uri.getHost().replaceAll("^\\[|]$", ""),
          uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
          decode(path.substring(1)),
          login.map(l -> decode(l.replaceFirst(":.*", ""))).filter(user -> !user.isEmpty()),
          login.filter(l -> l.contains(":")).map(l -> decode(l.substring(l.indexOf(':') + 1))),
          duration(parameters, "lease", USUAL_LEASE),
          duration(parameters, "patience", USUAL_PATIENCE),
          parameters);
    }

    private static Map<String, String> parameters(String query) {
      Map<String, String> parameters = new LinkedHashMap<>();
      for (String pair : query == null ? new String[0] : query.split("&")) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
        }
      }
      return parameters;
    }

    private static Duration duration(
        Map<String, String> parameters, String name, Duration otherwise) {
      String text = parameters.remove(name);
      if (text == null) {
        return otherwise;
      }
      Duration time;
      try {
        // Earlier versions took 10min and 10M too.
        time = DurationWords.read(text.toLowerCase(Locale.ROOT).replaceFirst("min", "m"));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "found %s=%s; it must be a time such as 60s or 10m.".formatted(name, text), e);
      }
      if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            "found %s=%s; it must be a time from %s to %s."
                .formatted(
                    name, text, DurationWords.exact(SHORTEST), DurationWords.exact(LONGEST)));
      }
      return time;
    }

    private static String decode(String part) {
      // A plus is a plus here, not a space as in forms.
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The text with its password, if it has one, made unreadable. */
    static String withoutPassword(String text) {
      return text.replaceFirst("(://[^:/@]*):.*@", "$1:***@")
          .replaceAll("(?i)(password=)[^&]*", "$1***");
    }

    @Override
    public Path localPlace(Path dataFolder) {
      String name = "postgresql-%s-%d-%s.db".formatted(host, port, database);
      return dataFolder.resolve(name.replaceAll("[^\\p{Alnum}._-]", "_"));
    }

    /** Without password and parameters. */
    @Override
    public String toString() {
      return "postgresql://%s%s:%d/%s"
          .formatted(
              user.map(name -> name + "@").orElse(""),
              host.contains(":") ? "[" + host + "]" : host,
              port,
              database);
    }
  }
}
