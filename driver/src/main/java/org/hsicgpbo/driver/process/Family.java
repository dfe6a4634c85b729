package org.hsicgpbo.driver.process;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A process and everything that it has started, also what was orphaned or has detached itself. */
final class Family {
  /** A process that waits for a broken disk cannot be killed; nobody waits for it for ever. */
  private static final Duration LONGEST_END = Duration.ofSeconds(3);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

  private final ProcessHandle leader;
  private final String mark;
  private final boolean listed = ProcessTable.isAvailable();
  private final long start;
  private final Set<ProcessHandle> remembered = ConcurrentHashMap.newKeySet();

  /**
   * A family.
   *
   * @param mark what all members have in their environment
   */
  Family(ProcessHandle leader, String mark) {
    this.leader = leader;
    this.mark = mark;
    this.start = ProcessTable.entry(leader.pid()).map(ProcessTable.Entry::start).orElse(0L);
  }

  /** Remembers children, where they are no longer found once their parent is dead. */
  void remember() {
    if (!listed && leader.isAlive()) {
      leader.descendants().forEach(remembered::add);
    }
  }

  /** The members that a table shows. */
  List<Long> members(ProcessTable table) {
    return table.family(leader.pid(), start, mark);
  }

  /** Kills all; returns when nobody is left, or some cannot be killed. */
  void end() {
    remember();
    leader.destroyForcibly();
    remembered.forEach(ProcessHandle::destroyForcibly);
    if (!listed) {
      return;
    }
    long begin = System.nanoTime();
    // An interrupted thread does not wait: it would look in vain for what is just dying.
    boolean interrupted = Thread.interrupted();
    List<Long> left = members(ProcessTable.now());
    while (!left.isEmpty() && System.nanoTime() - begin < LONGEST_END.toNanos()) {
      left.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      interrupted |= Thread.interrupted();
      left = members(ProcessTable.now());
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
