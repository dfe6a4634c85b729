package org.hsicgpbo.driver.store.sql;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hsicgpbo.driver.store.StudyClaimedException;
import org.hsicgpbo.driver.store.sql.Presence.Driver;
import org.hsicgpbo.study.StoreException;
import org.jdbi.v3.core.Handle;

/**
 * On which studies this driver works, alone or beside others. It enters a study before it first
 * writes to it, and stays until this is closed or the driver is dead.
 */
final class StudyClaims implements AutoCloseable {
  private final Database database;
  private final Presence presence;
  private final Set<Long> entered = new HashSet<>();

  StudyClaims(Database database, Presence presence) {
    this.database = database;
    this.presence = presence;
  }

  /** This driver's id. */
  long driver() {
    return presence.id();
  }

  /** The ids of the living drivers of a study. */
  Set<Long> living(Handle handle, long study) {
    return presence.living(handle, study).stream().map(Driver::id).collect(Collectors.toSet());
  }

  /**
   * Enters the study of that name if this driver has not yet entered it.
   *
   * @throws StudyClaimedException if another driver works on it
   */
  void claim(String name) {
    claim(idOf(name), name);
  }

  /**
   * Enters the study of that id and name. Waits for a driver that may be dead until its lease ends
   * or it is seen to live.
   */
  synchronized void claim(long study, String name) {
    if (entered.contains(study)) {
      return;
    }
    Map<Long, Long> firstSeen = null;
    while (true) {
      List<Driver> others = enterIfAlone(study);
      if (others.isEmpty()) {
        entered.add(study);
        return;
      }
      boolean first = firstSeen == null;
      if (firstSeen == null) {
        firstSeen = leases(others);
      }
      for (Driver other : others) {
        if (other.leaseEnd() == Presence.CERTAIN
            || other.leaseEnd() > firstSeen.getOrDefault(other.id(), 0L)) {
          throw claimed(name, other);
        }
      }
      if (first) {
        tellOfWaiting(name, others.get(0));
      }
      await(name, others.get(0));
    }
  }

  /** Enters a study beside the drivers that work on it already. */
  synchronized void join(String name) {
    long study = idOf(name);
    if (!entered.contains(study)) {
      database.write(
          handle -> {
            presence.enter(handle, study);
            return study;
          });
      entered.add(study);
    }
  }

  @Override
  public void close() {
    presence.close();
  }

  private List<Driver> enterIfAlone(long study) {
    return database.write(
        handle -> {
          database.dialect().lockStudy(handle, study);
          List<Driver> others =
              presence.living(handle, study).stream()
                  .filter(driver -> driver.id() != presence.id())
                  .toList();
          if (others.isEmpty()) {
            presence.enter(handle, study);
          }
          return others;
        });
  }

  private static Map<Long, Long> leases(List<Driver> drivers) {
    Map<Long, Long> leases = new HashMap<>();
    drivers.forEach(driver -> leases.put(driver.id(), driver.leaseEnd()));
    return leases;
  }

  private void tellOfWaiting(String name, Driver other) {
    database.tell(
        "The study (%s) was last run by another process (%s), which may be dead: its lease ends at %s unless it renews that. Waiting until then."
            .formatted(
                name,
                other.process(),
                Instant.ofEpochMilli(other.leaseEnd()).truncatedTo(ChronoUnit.SECONDS)));
  }

  private void await(String name, Driver other) {
    try {
      Thread.sleep(presence.lookAgain().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw claimed(name, other);
    }
  }

  private static StudyClaimedException claimed(String name, Driver other) {
    return new StudyClaimedException(
        "The study (%s) is being run by another process (%s). Wait until it ends, give this study another name, or work on it together with run --join."
            .formatted(name, other.process()));
  }

  private long idOf(String name) {
    return database
        .read(
            handle ->
                handle
                    .createQuery("SELECT id FROM study WHERE name = :name")
                    .bind("name", name)
                    .mapTo(Long.class)
                    .findOne())
        .orElseThrow(() -> new StoreException("There is no study (%s).".formatted(name)));
  }
}
