package org.hsicgpbo.driver.store.sql;

import java.time.Duration;
import java.util.function.Function;
import org.hsicgpbo.study.StoreException;
import org.hsicgpbo.time.DurationWords;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * An open database, for use by several threads. Its failures are told as {@link StoreException}s;
 * those that may pass are waited for, where the work can be repeated.
 */
public final class Database implements AutoCloseable {
  private final Jdbi jdbi;
  private final Dialect dialect;
  private final Patience patience;
  private final Runnable release;
  private final Waiting waiting = new Waiting();

  /** Work that leaves the same behind if it is done twice. */
  @FunctionalInterface
  interface Repeatable<T> {
    /**
     * Does it in one transaction.
     *
     * @param attempt 1, or more if it is not known whether an earlier attempt was stored: the
     *     connection may have been lost between the commit and its answer
     */
    T run(Handle handle, int attempt);
  }

  /**
   * An open database.
   *
   * @param release closes connections
   */
  public Database(Jdbi jdbi, Dialect dialect, Patience patience, Runnable release) {
    this.jdbi = jdbi;
    this.dialect = dialect;
    this.patience = patience;
    this.release = release;
  }

  /** In what it differs from others. */
  Dialect dialect() {
    return dialect;
  }

  /** Tells the user something. */
  void tell(String notice) {
    patience.notices().accept(notice);
  }

  /** Reads; each statement sees what was stored before it. */
  public <T> T read(Function<Handle, T> work) {
    return patiently(attempt -> jdbi.withHandle(work::apply));
  }

  /** Reads one state of the database. */
  <T> T snapshot(Function<Handle, T> work) {
    return once(() -> dialect.snapshot(jdbi, work));
  }

  /** All statements in one transaction, durable on return; none of them if it throws. */
  public <T> T write(Function<Handle, T> work) {
    return once(() -> jdbi.inTransaction(work::apply));
  }

  /** Like {@link #write}, again and again while the failure is one that may pass. */
  <T> T persist(Repeatable<T> work) {
    return patiently(attempt -> jdbi.inTransaction(handle -> work.run(handle, attempt)));
  }

  private <T> T once(java.util.function.Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException e) {
      throw dialect.explain(e);
    }
  }

  private <T> T patiently(java.util.function.IntFunction<T> work) {
    long begin = System.nanoTime();
    long wanted = waiting.present();
    Duration pause = patience.pause();
    for (int attempt = 1; ; attempt++) {
      try {
        T result = work.apply(attempt);
        if (attempt > 1) {
          tell(
              "The storage answers again, after %s; nothing was lost."
                  .formatted(DurationWords.rounded(since(begin).toMillis() / 1000.0)));
        }
        return result;
      } catch (JdbiException e) {
        StoreException explained = dialect.explain(e);
        if (!dialect.mayPass(e) || since(begin).plus(pause).compareTo(patience.limit()) > 0) {
          throw explained;
        }
        if (attempt == 1) {
          tell(
              "%s It is tried again for up to %s; what is being trained goes on."
                  .formatted(explained.getMessage(), DurationWords.exact(patience.limit())));
        }
        if (!waiting.pause(pause, wanted)) {
          throw new StoreException(
              explained.getMessage()
                  + " It is not waited for any longer, because the run was told to end; trials whose outcome is not stored begin again next time.",
              e);
        }
        pause = patience.after(pause);
      }
    }
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Ends what waits at this moment for a storage that does not answer; it fails. */
  void giveUpWaiting() {
    waiting.giveUp();
  }

  @Override
  public void close() {
    release.run();
  }
}
