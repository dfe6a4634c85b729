package org.hsicgpbo.driver.store.postgres;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hsicgpbo.driver.store.StorageAddress.PostgresServer;
import org.hsicgpbo.driver.store.sql.Dialect;
import org.hsicgpbo.study.StoreException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What is special about PostgreSQL: what its errors mean and what can be done, and its locks. */
final class PostgresDialect implements Dialect {
  /** Class of the SQL states of lost and refused connections. */
  private static final String CONNECTION = "08";

  /** The server is stopped, has crashed or is starting; too many connections; a deadlock. */
  private static final Set<String> PASSING =
      Set.of("57P01", "57P02", "57P03", "53300", "40001", "40P01", "55P03");

  private final PostgresServer server;
  private final String user;

  /**
   * For messages.
   *
   * @param user who logs in
   */
  PostgresDialect(PostgresServer server, String user) {
    this.server = server;
    this.user = user;
  }

  @Override
  public StoreException explain(Throwable failure) {
    return new StoreException(messageOf(failure), failure);
  }

  @Override
  public boolean mayPass(Throwable failure) {
    String state = stateOf(failure);
    return isConnectionTimeout(failure)
        || (state.startsWith(CONNECTION) && !isLackOfPassword(failure))
        || PASSING.contains(state);
  }

  @Override
  public void lockStudy(Handle handle, long study) {
    handle
        .createQuery("SELECT id FROM study WHERE id = :study FOR NO KEY UPDATE")
        .bind("study", study)
        .mapTo(Long.class)
        .list();
  }

  @Override
  public void relax(Handle handle) {
    handle.execute("SET LOCAL synchronous_commit TO OFF");
  }

  @Override
  public <T> T snapshot(Jdbi jdbi, Function<Handle, T> work) {
    return jdbi.inTransaction(
        handle -> {
          handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
          return work.apply(handle);
        });
  }

  private String messageOf(Throwable failure) {
    String state = stateOf(failure);
    if (isLackOfPassword(failure)) {
      return "The storage (%s) wants a password of the user (%s). Set PGPASSWORD, or write a line host:port:database:user:password into ~/.pgpass (readable for you alone)."
          .formatted(server, user);
    }
    return switch (state) {
      case "28P01" ->
          "The storage (%s) refuses the password of the user (%s). Look at PGPASSWORD and ~/.pgpass, or at the password in --storage."
              .formatted(server, user);
      case "28000" ->
          "The storage (%s) does not let the user (%s) in: %s. Name another user in --storage, or ask for an entry in the server's pg_hba.conf."
              .formatted(server, user, cause(failure));
      case "3D000" ->
          "The server of the storage (%s) has no database (%s). Make it with 'createdb -h %s -p %d -U %s %s', or name another in --storage."
              .formatted(
                  server, server.database(), server.host(), server.port(), user, server.database());
      case "42501" ->
          "The user (%s) may not do this in the storage (%s): %s. Its owner can say 'GRANT CREATE ON DATABASE \"%s\" TO \"%s\"'."
              .formatted(user, server, cause(failure), server.database(), user);
      case "25006" ->
          "The storage (%s) is read-only; maybe it is a standby server. Name the primary one in --storage."
              .formatted(server);
      case "53100" ->
          "The server of the storage (%s) has no space left. Free some and run again: everything stored so far is kept."
              .formatted(server);
      case "53300" ->
          "The server of the storage (%s) has no connection left. End other programs that use it, or raise its max_connections."
              .formatted(server);
      default -> otherMessage(failure, state);
    };
  }

  private String otherMessage(Throwable failure, String state) {
    if (state.startsWith(CONNECTION) || PASSING.contains(state) || isConnectionTimeout(failure)) {
      return "The storage (%s) does not answer: %s. Is the server running, and are host and port right?"
          .formatted(server, cause(failure));
    }
    return "The storage (%s) failed: %s".formatted(server, cause(failure));
  }

  /** The server's words on one line, without a full stop. */
  private static String cause(Throwable failure) {
    String words =
        sqlFailure(failure)
            .map(Throwable::getMessage)
            .orElseGet(() -> String.valueOf(failure.getMessage()));
    return words.strip().replaceAll("\\s*\\R\\s*", "; ").replaceFirst("\\.$", "");
  }

  private static boolean isLackOfPassword(Throwable failure) {
    return sqlFailure(failure)
        .map(sql -> String.valueOf(sql.getMessage()))
        .filter(message -> message.contains("no password was provided"))
        .isPresent();
  }

  private static boolean isConnectionTimeout(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException) {
        return true;
      }
    }
    return false;
  }

  private static String stateOf(Throwable failure) {
    return sqlFailure(failure).map(SQLException::getSQLState).orElse("");
  }

  /** The innermost failure with a state: the pool wraps those of the driver. */
  private static Optional<SQLException> sqlFailure(Throwable failure) {
    SQLException found = null;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        found = sql;
      }
    }
    return Optional.ofNullable(found);
  }
}
