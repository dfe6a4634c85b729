package org.hsicgpbo.driver.store;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;

/**
 * Which studies this process alone may write to.
 *
 * <p>A claim is a lock of the operating system ({@link StudyLocks}), held until this is closed or
 * the process ends, however it ends. The trials that a dead predecessor has left without an outcome
 * count one attempt more when the study is claimed.
 */
final class StudyClaims implements AutoCloseable {
  private final Session session;
  private final StudyLocks locks;
  private final Clock clock;

  StudyClaims(Session session, StudyLocks locks, Clock clock) {
    this.session = session;
    this.locks = locks;
    this.clock = clock;
  }

  /**
   * Claims the study of that name if it is not yet claimed here.
   *
   * @throws StudyClaimedException if another process runs it
   */
  void claim(String name) {
    long study =
        session.read(
            handle ->
                handle
                    .createQuery("SELECT id FROM study WHERE name = :name")
                    .bind("name", name)
                    .mapTo(Long.class)
                    .one());
    claim(study, name);
  }

  /** Claims the study of that id and name. */
  void claim(long study, String name) {
    if (locks.holds(study)) {
      return;
    }
    if (!locks.tryLock(study)) {
      throw new StudyClaimedException(
          "The study (%s) is being run by another process (%s). Wait until it ends, or give this study another name."
              .formatted(name, session.read(handle -> claimedBy(handle, study))));
    }
    var unused =
        session.write(
            handle -> {
              handle
                  .createUpdate("UPDATE study SET claimed_by = :process WHERE id = :study")
                  .bind("process", thisProcess())
                  .bind("study", study)
                  .execute();
              return handle
                  .createUpdate(
                      "UPDATE trial SET attempts = attempts + 1 WHERE study_id = :study AND tell_order IS NULL")
                  .bind("study", study)
                  .execute();
            });
  }

  @Override
  public void close() {
    locks.close();
  }

  private String thisProcess() {
    return "%d, since %s"
        .formatted(ProcessHandle.current().pid(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  private static String claimedBy(Handle handle, long study) {
    return handle
        .createQuery("SELECT COALESCE(claimed_by, '') FROM study WHERE id = :study")
        .bind("study", study)
        .mapTo(String.class)
        .one();
  }
}
