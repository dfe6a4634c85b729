package org.hsicgpbo.driver.store.sql;

import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Which drivers work on a study and are alive. Each driver writes itself into the table {@code
 * driver}; what tells that it lives is a matter of the database.
 */
public interface Presence extends AutoCloseable {
  /**
   * A driver that works on a study.
   *
   * @param id its id
   * @param process what people call it
   * @param leaseEnd until when it counts as alive unless it renews that, in milliseconds since the
   *     epoch by the clock of the database; {@link #CERTAIN} if it is known to live
   */
  record Driver(long id, String process, long leaseEnd) {}

  /** The lease of a driver that lives without doubt. */
  long CERTAIN = Long.MAX_VALUE;

  /** The id of this driver. */
  long id();

  /** Writes this driver into a study. */
  void enter(Handle handle, long study);

  /** The living drivers of a study, this one included if it has entered. */
  List<Driver> living(Handle handle, long study);

  /** After what time to look again whether a driver has renewed its lease. */
  Duration lookAgain();

  /** Leaves all studies; what this driver has claimed is free then. */
  @Override
  void close();
}
