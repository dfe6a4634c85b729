package org.hsicgpbo.driver.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.hsicgpbo.study.StoreException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * One open connection, used by one thread at a time, whose failures are told as {@link
 * StoreException}s.
 */
final class Session implements AutoCloseable {
  private final Connection connection;
  private final Jdbi jdbi;
  private final Function<Throwable, StoreException> failures;

  Session(Connection connection, Function<Throwable, StoreException> failures) {
    this.connection = connection;
    this.jdbi = Jdbi.create(connection);
    this.failures = failures;
  }

  /** Reads; each statement sees what was stored before it. */
  synchronized <T> T read(Function<Handle, T> work) {
    try {
      return jdbi.withHandle(work::apply);
    } catch (JdbiException e) {
      throw failures.apply(e);
    }
  }

  /** All statements in one transaction, durable on return; none of them if it throws. */
  synchronized <T> T write(Function<Handle, T> work) {
    try {
      return jdbi.inTransaction(work::apply);
    } catch (JdbiException e) {
      throw failures.apply(e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failures.apply(e);
    }
  }
}
