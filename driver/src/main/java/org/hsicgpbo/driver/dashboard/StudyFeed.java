package org.hsicgpbo.driver.dashboard;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hsicgpbo.driver.view.RankingView;
import org.hsicgpbo.driver.view.StudyReader;
import org.hsicgpbo.driver.view.StudySnapshot;
import org.hsicgpbo.driver.view.ViewJson;
import org.jspecify.annotations.Nullable;

/**
 * What is new of one study, for all who want to know it: the storage is read once for them
 * together, again and again while somebody reads events, and otherwise when somebody asks. Safe for
 * use by several threads.
 */
final class StudyFeed {
  /** A look that is younger than this is new enough. */
  private static final Duration FRESH = Duration.ofMillis(900);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final StudyReader reader;
  private final Threads threads;
  private final RankingDesk rankings;
  private final TrialsCache trials = new TrialsCache();
  private final Audience audience = new Audience();

  private @Nullable CompletableFuture<Optional<StudySnapshot>> reading;
  private @Nullable StudySnapshot latest;
  private byte[] overview = {};
  private long readAt;
  private long usedAt;

  /**
   * A feed that has read nothing.
   *
   * @param sampling which trials are ranked
   */
  StudyFeed(StudyReader reader, Sources.Sampling sampling, Threads threads) {
    this.reader = reader;
    this.threads = threads;
    this.rankings = new RankingDesk(sampling, threads, this::ranked);
    this.usedAt = System.nanoTime();
  }

  /** The study as it is stored, not older than a second; empty if there is none. */
  synchronized CompletableFuture<Optional<StudySnapshot>> current() {
    usedAt = System.nanoTime();
    if (reading != null) {
      return reading;
    }
    if (latest != null && usedAt - readAt < FRESH.toNanos()) {
      return CompletableFuture.completedFuture(Optional.of(latest));
    }
    return look();
  }

  /** The finished trials of a snapshot from that place on, as JSON. */
  Encoded trials(StudySnapshot snapshot, int from) {
    return trials.columns(snapshot, from);
  }

  /** The ranking of a snapshot, or the last one while a new one would cost too much. */
  CompletableFuture<RankingView> ranking(StudySnapshot snapshot) {
    return rankings.of(snapshot);
  }

  /**
   * Begins to send events.
   *
   * @param from how many trials the reader has
   * @param snapshot what {@link #current} gave
   */
  synchronized void join(EventReader reader, int from, StudySnapshot snapshot) {
    StudySnapshot now = latest == null ? snapshot : latest;
    reader.send(Events.BEGIN);
    if (audience.isEmpty()) {
      overview = ViewJson.bytes(now.overview());
    }
    // One who has more than there is has seen another study of that name.
    int known = from > now.count() ? 0 : from;
    // Its trials come after it: whoever is cut off in between asks for them again.
    reader.send(Events.of(known, "overview", overview));
    if (known < now.count() || known != from) {
      reader.send(Events.of(now.count(), "trials", trials.columns(now, known).plain()));
    }
    rankings.latest().ifPresent(ranking -> reader.send(hint(now.count(), ranking)));
    boolean first = audience.isEmpty();
    audience.add(reader);
    if (first) {
      threads.later(Pace.shortest(), this::tick);
    }
  }

  /** Somebody reads no longer. */
  void leave(EventReader reader) {
    audience.remove(reader);
  }

  /** How many read events. */
  int readers() {
    return audience.size();
  }

  /** Whether nobody reads events or has asked for something of late. */
  synchronized boolean isIdle(Duration since) {
    return audience.isEmpty() && System.nanoTime() - usedAt > since.toNanos();
  }

  /** Sends something to all readers. */
  void send(byte[] event) {
    audience.send(event);
  }

  /** Ends all streams. */
  void end() {
    audience.end();
  }

  private synchronized void tick() {
    if (!audience.isEmpty() && reading == null) {
      var unused = look();
    }
  }

  private synchronized CompletableFuture<Optional<StudySnapshot>> look() {
    CompletableFuture<Optional<StudySnapshot>> result = new CompletableFuture<>();
    reading = result;
    threads.read(
        () -> {
          Pace pace = new Pace();
          try {
            Optional<StudySnapshot> snapshot = reader.read();
            looked(snapshot, pace);
            result.complete(snapshot);
          } catch (RuntimeException e) {
            looked(Optional.empty(), pace);
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  private synchronized void looked(Optional<StudySnapshot> snapshot, Pace pace) {
    boolean first = latest == null;
    reading = null;
    readAt = System.nanoTime();
    snapshot.ifPresent(this::publish);
    if (!audience.isEmpty()) {
      // The first look reads all there is, the others only what is new.
      threads.later(first ? Pace.shortest() : pace.pause(LONGEST_PAUSE), this::tick);
    }
  }

  private void publish(StudySnapshot snapshot) {
    if (!audience.isEmpty()) {
      tell(snapshot, latest == null ? 0 : latest.count());
    }
    // Last: what could not be told is told with the next look.
    latest = snapshot;
  }

  private void tell(StudySnapshot snapshot, int before) {
    ByteArrayOutputStream events = new ByteArrayOutputStream();
    if (snapshot.count() > before) {
      byte[] columns = ViewJson.bytes(snapshot.columnsFrom(before));
      events.writeBytes(Events.of(snapshot.count(), "trials", columns));
    }
    byte[] now = ViewJson.bytes(snapshot.overview());
    if (!Arrays.equals(now, overview)) {
      events.writeBytes(Events.of(snapshot.count(), "overview", now));
    }
    if (snapshot.count() > before) {
      var unused = rankings.of(snapshot);
    }
    // All that may fail has been done.
    overview = now;
    if (events.size() > 0) {
      // One write for each reader: most of what readers cost.
      audience.send(events.toByteArray());
    }
  }

  private synchronized void ranked(RankingView ranking) {
    audience.send(hint(latest == null ? 0 : latest.count(), ranking));
  }

  private static byte[] hint(int id, RankingView ranking) {
    return Events.of(id, "ranking", ViewJson.bytes(java.util.Map.of("trials", ranking.trials())));
  }
}
