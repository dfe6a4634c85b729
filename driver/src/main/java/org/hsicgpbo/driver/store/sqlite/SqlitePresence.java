package org.hsicgpbo.driver.store.sqlite;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hsicgpbo.driver.store.sql.Presence;
import org.jdbi.v3.core.Handle;

/**
 * A driver lives as long as its process: what it holds are locks of the operating system ({@link
 * DriverLocks}), not times.
 */
final class SqlitePresence implements Presence {
  private final long id;
  private final DriverLocks locks;
  private final Clock clock;

  /**
   * A driver that has not yet entered a study.
   *
   * @param id at least 1, and no other driver's
   */
  SqlitePresence(long id, DriverLocks locks, Clock clock) {
    this.id = id;
    this.locks = locks;
    this.clock = clock;
  }

  @Override
  public long id() {
    return id;
  }

  /** Locks first: once others see the row, the driver is alive. */
  @Override
  public void enter(Handle handle, long study) {
    locks.hold(id);
    forgetTheDead(handle, study);
    handle
        .createUpdate(
            "INSERT INTO driver (id, study_id, process) VALUES (:id, :study, :process) ON CONFLICT DO NOTHING")
        .bind("id", id)
        .bind("study", study)
        .bind("process", process())
        .execute();
  }

  @Override
  public List<Driver> living(Handle handle, long study) {
    return drivers(handle, study).stream().filter(driver -> locks.isHeld(driver.id())).toList();
  }

  /** Never asked: every driver that is known to live lives for certain. */
  @Override
  public Duration lookAgain() {
    return Duration.ZERO;
  }

  @Override
  public void close() {
    locks.close();
  }

  private void forgetTheDead(Handle handle, long study) {
    drivers(handle, study).stream()
        .filter(driver -> !locks.isHeld(driver.id()))
        .forEach(
            driver ->
                handle
                    .createUpdate("DELETE FROM driver WHERE id = :id")
                    .bind("id", driver.id())
                    .execute());
  }

  private static List<Driver> drivers(Handle handle, long study) {
    return handle
        .createQuery("SELECT id, process FROM driver WHERE study_id = :study ORDER BY process")
        .bind("study", study)
        .map((row, context) -> new Driver(row.getLong("id"), row.getString("process"), CERTAIN))
        .list();
  }

  private String process() {
    return "%d, since %s"
        .formatted(ProcessHandle.current().pid(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }
}
