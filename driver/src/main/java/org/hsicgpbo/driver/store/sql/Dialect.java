package org.hsicgpbo.driver.store.sql;

import java.util.function.Function;
import org.hsicgpbo.study.StoreException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** In what the databases differ; the statements themselves are the same for all. */
public interface Dialect {
  /** The failure with a message for people; the given one is its cause. */
  StoreException explain(Throwable failure);

  /**
   * Whether the failure may pass by itself, so that the same can be tried again: a lost connection,
   * a server that restarts, a database that another program has locked.
   */
  boolean mayPass(Throwable failure);

  /** Makes other writers of the study wait until the end of this transaction. */
  void lockStudy(Handle handle, long study);

  /** What this transaction stores may be lost when the machine loses its power. */
  void relax(Handle handle);

  /** Does the work on one state of the database, while others go on writing. */
  <T> T snapshot(Jdbi jdbi, Function<Handle, T> work);
}
