package org.hsicgpbo.driver.store.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** Another program, which keeps an SQLite file locked until its input closes. */
final class LockHolder {
  private LockHolder() {}

  public static void main(String[] arguments) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0]);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 30000");
      statement.execute("BEGIN EXCLUSIVE");
      System.out.println("locked");
      System.in.read();
      statement.execute("ROLLBACK");
    }
  }
}
