package org.hsicgpbo.driver.store.postgres;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hsicgpbo.driver.store.sql.Database;
import org.hsicgpbo.driver.store.sql.Presence;
import org.hsicgpbo.study.StoreException;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A driver lives until its lease ends, by the clock of the server; a thread renews it. A driver
 * that could not renew it in time, because its connection was lost or its machine slept, counts as
 * alive again with the next renewal, and so do its claims that nobody has taken over.
 */
final class PostgresPresence implements Presence {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresPresence.class);

  /** One that lasts longer waits for a server that does not answer. */
  private static final Duration LONGEST_RENEWAL = Duration.ofSeconds(5);

  private final long id;
  private final String process;
  private final Database database;
  private final Lease lease;
  private final Set<Long> entered = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService renewing =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "lease");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * A driver that has not yet entered a study.
   *
   * @param id no other driver's
   * @param host the name of this machine
   */
  PostgresPresence(long id, String host, Database database, Lease lease, Clock clock) {
    this.id = id;
    this.process =
        "%d on %s, since %s"
            .formatted(
                ProcessHandle.current().pid(),
                host,
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    this.database = database;
    this.lease = lease;
    long millis = lease.interval().toMillis();
    var unused =
        renewing.scheduleWithFixedDelay(this::renew, millis, millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public void enter(Handle handle, long study) {
    handle
        .createUpdate("DELETE FROM driver WHERE study_id = :study AND lease_end < :now")
        .bind("study", study)
        .bind("now", lease.now(handle))
        .execute();
    renew(handle, study);
    entered.add(study);
  }

  @Override
  public List<Driver> living(Handle handle, long study) {
    return handle
        .createQuery(
            "SELECT id, process, lease_end FROM driver WHERE study_id = :study AND lease_end > :now ORDER BY lease_end")
        .bind("study", study)
        .bind("now", lease.now(handle))
        .map(
            (row, context) ->
                new Driver(row.getLong("id"), row.getString("process"), row.getLong("lease_end")))
        .list();
  }

  @Override
  public Duration lookAgain() {
    return lease.interval().dividedBy(2);
  }

  /** If the server does not answer, the lease ends by itself. */
  @Override
  public void close() {
    renewing.shutdownNow();
    awaitLastRenewal();
    if (entered.isEmpty()) {
      return;
    }
    try {
      database.write(
          handle ->
              handle.createUpdate("DELETE FROM driver WHERE id = :id").bind("id", id).execute());
    } catch (StoreException e) {
      LOG.debug("The lease of the driver {} ends by itself", id, e);
    }
  }

  /** A renewal under way would bring the row back that is deleted next. */
  private void awaitLastRenewal() {
    try {
      var unused = renewing.awaitTermination(LONGEST_RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Once in each interval; one that fails is made good by the next. */
  private void renew() {
    try {
      if (!entered.isEmpty()) {
        database.write(
            handle -> {
              entered.forEach(study -> renew(handle, study));
              return entered.size();
            });
      }
    } catch (RuntimeException e) {
      LOG.debug("The lease of the driver {} could not be renewed", id, e);
    }
  }

  private void renew(Handle handle, long study) {
    handle
        .createUpdate(
            """
            INSERT INTO driver (id, study_id, process, lease_end) VALUES (:id, :study, :process, :end)
            ON CONFLICT (id, study_id) DO UPDATE SET lease_end = excluded.lease_end
            """)
        .bind("id", id)
        .bind("study", study)
        .bind("process", process)
        .bind("end", lease.now(handle) + lease.length().toMillis())
        .execute();
  }
}
