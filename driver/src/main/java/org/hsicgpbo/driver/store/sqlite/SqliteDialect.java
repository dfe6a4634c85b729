package org.hsicgpbo.driver.store.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import org.hsicgpbo.driver.store.sql.Dialect;
import org.hsicgpbo.study.StoreException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;

/**
 * What is special about SQLite: what its errors mean and what can be done, and its transactions.
 */
final class SqliteDialect implements Dialect {
  /** The primary result code is the low byte of an extended one. */
  private static final int PRIMARY_CODE = 0xff;

  private final Path file;

  SqliteDialect(Path file) {
    this.file = file;
  }

  @Override
  public StoreException explain(Throwable failure) {
    return sqlFailure(failure)
        .map(sql -> new StoreException(messageOf(sql), failure))
        .orElseGet(
            () ->
                new StoreException(
                    "The storage (%s) failed: %s".formatted(file, failure.getMessage()), failure));
  }

  @Override
  public boolean mayPass(Throwable failure) {
    return sqlFailure(failure)
        .map(SqliteDialect::codeOf)
        .filter(
            code -> code == SQLiteErrorCode.SQLITE_BUSY || code == SQLiteErrorCode.SQLITE_LOCKED)
        .isPresent();
  }

  /** Nothing to do: a transaction of SQLite that writes is the only one. */
  @Override
  public void lockStudy(Handle handle, long study) {}

  /** Nothing to do: the connection says so, see {@link SqliteStorage#hasty}. */
  @Override
  public void relax(Handle handle) {}

  /** Not IMMEDIATE as others: readers of a write-ahead log keep nobody waiting. */
  @Override
  public <T> T snapshot(Jdbi jdbi, Function<Handle, T> work) {
    return jdbi.withHandle(
        handle -> {
          // What openConnection gave is SQLite's own; nothing wraps it.
          SQLiteConnection connection = (SQLiteConnection) handle.getConnection();
          SQLiteConfig.TransactionMode usual = connection.getCurrentTransactionMode();
          connection.setCurrentTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
          try {
            return handle.inTransaction(work::apply);
          } finally {
            connection.setCurrentTransactionMode(usual);
          }
        });
  }

  private static Optional<SQLException> sqlFailure(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  private static SQLiteErrorCode codeOf(SQLException failure) {
    return SQLiteErrorCode.getErrorCode(failure.getErrorCode() & PRIMARY_CODE);
  }

  private String messageOf(SQLException failure) {
    return switch (codeOf(failure)) {
      case SQLITE_NOTADB, SQLITE_CORRUPT ->
          "The storage (%s) is not a database, or it is damaged. Choose another file with --storage."
              .formatted(file);
      case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_READONLY, SQLITE_AUTH ->
          "The storage (%s) cannot be written. Give yourself the right to write the file and its folder, or choose another file with --storage."
              .formatted(file);
      case SQLITE_FULL ->
          "There is no space left for the storage (%s). Free some and run again: everything stored so far is kept."
              .formatted(file);
      case SQLITE_BUSY, SQLITE_LOCKED ->
          "The storage (%s) is locked by another program. End it and run again: everything stored so far is kept."
              .formatted(file);
      case SQLITE_IOERR ->
          "The storage (%s) could not be read or written (%s). Look whether its disk is full, over quota or failing, then run again."
              .formatted(file, failure.getMessage());
      default -> "The storage (%s) failed: %s".formatted(file, failure.getMessage());
    };
  }
}
