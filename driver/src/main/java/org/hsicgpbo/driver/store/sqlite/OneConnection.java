package org.hsicgpbo.driver.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.ConnectionFactory;

/** One connection, lent to one thread at a time: SQLite has one writer anyway. */
final class OneConnection implements ConnectionFactory {
  private final Connection connection;
  private final ReentrantLock lent = new ReentrantLock();

  OneConnection(Connection connection) {
    this.connection = connection;
  }

  @Override
  public Connection openConnection() {
    lent.lock();
    return connection;
  }

  @Override
  public void closeConnection(Connection back) {
    lent.unlock();
  }

  /** Closes it for good. */
  void close() {
    lent.lock();
    try {
      connection.close();
    } catch (SQLException e) {
      throw new ConnectionException(e);
    } finally {
      lent.unlock();
    }
  }
}
