package org.hsicgpbo.driver.process;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks several times a second how much memory each process takes together with its children, and
 * kills those that take more than they may. A process can take more than that for the moment
 * between two looks; nothing that an ordinary user may do on every Linux prevents it: limits of the
 * address space hit Java and CUDA, which reserve far more than they use, and groups of the system
 * (cgroups) belong to its administrator.
 */
final class MemoryWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MemoryWatch.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  /** On a machine with thousands of processes it takes no more than a twentieth of one core. */
  private static final int REST_PER_LOOK = 19;

  private final long limitBytes;
  private final Set<ChildProcess> watched = ConcurrentHashMap.newKeySet();
  private final Map<ChildProcess, Long> peaks = new HashMap<>();
  private final Thread thread = new Thread(this::lookAgainAndAgain, "memory");

  MemoryWatch(long limitBytes) {
    this.limitBytes = limitBytes;
    thread.setDaemon(true);
    thread.start();
  }

  /** Watches it until it has ended. */
  void add(ChildProcess process) {
    watched.add(process);
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void lookAgainAndAgain() {
    try {
      while (true) {
        long begin = System.nanoTime();
        look();
        long rest = REST_PER_LOOK * (System.nanoTime() - begin);
        Thread.sleep(Duration.ofNanos(Math.max(rest, BETWEEN_LOOKS.toNanos())).toMillis());
      }
    } catch (InterruptedException e) {
      // It was closed.
    }
  }

  private void look() {
    watched.removeIf(ChildProcess::isEnded);
    peaks.keySet().retainAll(watched);
    if (watched.isEmpty()) {
      return;
    }
    ProcessTable table = ProcessTable.now();
    for (ChildProcess process : watched) {
      List<Long> members = process.family().members(table);
      long bytes = MemoryUse.of(members, limitBytes);
      long peak = peaks.merge(process, bytes, Math::max);
      if (bytes > limitBytes) {
        MemoryExcess excess = new MemoryExcess(limitBytes, peak, members.size());
        LOG.info("A process is ended for its memory: {}", excess);
        process.killFor(excess);
      }
    }
  }
}
