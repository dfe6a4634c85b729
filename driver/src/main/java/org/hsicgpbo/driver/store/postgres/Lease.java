package org.hsicgpbo.driver.store.postgres;

import java.time.Duration;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;

/**
 * For how long a driver counts as alive that does not say so.
 *
 * @param length from one renewal
 * @param clock the clock of the database, in milliseconds since the epoch: those of the machines on
 *     which drivers run may differ
 */
record Lease(Duration length, ToLongFunction<Handle> clock) {
  /** A driver may miss this many renewals less one. */
  private static final int RENEWALS = 4;

  /** By the server's clock. */
  static Lease of(Duration length) {
    return new Lease(
        length,
        handle ->
            handle
                .createQuery("SELECT (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::BIGINT")
                .mapTo(Long.class)
                .one());
  }

  /** The time of the database. */
  long now(Handle handle) {
    return clock.applyAsLong(handle);
  }

  /** How often a driver renews it. */
  Duration interval() {
    return length.dividedBy(RENEWALS);
  }
}
