package org.hsicgpbo.driver.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.hsicgpbo.study.StoreException;
import org.sqlite.SQLiteErrorCode;

/** Says for people what an error of SQLite means and what can be done. */
final class SqliteFailures {
  /** The primary result code is the low byte of an extended one. */
  private static final int PRIMARY_CODE = 0xff;

  private final Path file;

  SqliteFailures(Path file) {
    this.file = file;
  }

  /** The failure with a message for people; the given one is its cause. */
  StoreException explain(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return new StoreException(messageOf(sql), failure);
      }
    }
    return new StoreException(
        "The storage (%s) failed: %s".formatted(file, failure.getMessage()), failure);
  }

  private String messageOf(SQLException failure) {
    return switch (SQLiteErrorCode.getErrorCode(failure.getErrorCode() & PRIMARY_CODE)) {
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
