package org.hsicgpbo.driver.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hsicgpbo.driver.store.DriverReport;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.driver.view.DriverView;
import org.hsicgpbo.driver.view.StudyOverview;
import org.hsicgpbo.driver.view.StudyReader;
import org.hsicgpbo.driver.view.StudySnapshot;
import org.hsicgpbo.driver.view.UnreadableStudyException;
import org.hsicgpbo.driver.view.ViewJson;
import org.jspecify.annotations.Nullable;

/**
 * The list of all studies. Of one that nobody works on, only its overview is kept, not its trials;
 * one that this version cannot read must not hide the others and is left out.
 */
final class ListFeed {
  private static final Duration FRESH = Duration.ofMillis(900);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Sources sources;
  private final Threads threads;
  private final Audience audience = new Audience();
  private final Map<String, Known> known = new HashMap<>();

  /** Those that a driver works on: there is something new each time. */
  private final Map<String, StudyReader> following = new HashMap<>();

  private @Nullable CompletableFuture<List<StudyOverview>> reading;
  private List<StudyOverview> latest = List.of();
  private byte[] sent = {};
  private boolean looked;
  private long readAt;

  /** A study as it was when it was last looked at. */
  private record Known(String fileText, StudyOverview overview) {}

  ListFeed(Sources sources, Threads threads) {
    this.sources = sources;
    this.threads = threads;
  }

  /** The overviews of all studies, the latest begun first, not older than a second. */
  synchronized CompletableFuture<List<StudyOverview>> current() {
    if (reading != null) {
      return reading;
    }
    if (looked && System.nanoTime() - readAt < FRESH.toNanos()) {
      return CompletableFuture.completedFuture(latest);
    }
    return look();
  }

  /** The list as JSON. */
  static byte[] json(List<StudyOverview> overviews) {
    List<JsonNode> brief = overviews.stream().map(ViewJson::brief).toList();
    return ViewJson.bytes(Map.of("studies", brief));
  }

  /** Begins to send events. */
  synchronized void join(EventReader reader) {
    reader.send(Events.BEGIN);
    reader.send(event(json(latest)));
    boolean first = audience.isEmpty();
    audience.add(reader);
    if (first) {
      threads.later(Pace.shortest(), this::tick);
    }
  }

  void leave(EventReader reader) {
    audience.remove(reader);
  }

  int readers() {
    return audience.size();
  }

  void send(byte[] event) {
    audience.send(event);
  }

  void end() {
    audience.end();
  }

  private synchronized void tick() {
    if (!audience.isEmpty() && reading == null) {
      var unused = look();
    }
  }

  private synchronized CompletableFuture<List<StudyOverview>> look() {
    CompletableFuture<List<StudyOverview>> result = new CompletableFuture<>();
    reading = result;
    threads.read(
        () -> {
          Pace pace = new Pace();
          try {
            List<StudyOverview> overviews = read();
            done(Optional.of(overviews), pace);
            result.complete(overviews);
          } catch (RuntimeException e) {
            done(Optional.empty(), pace);
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  private synchronized void done(Optional<List<StudyOverview>> overviews, Pace pace) {
    boolean first = !looked;
    reading = null;
    readAt = System.nanoTime();
    if (overviews.isPresent()) {
      looked = true;
      latest = overviews.get();
      publish();
    }
    if (!audience.isEmpty()) {
      threads.later(first ? Pace.shortest() : pace.pause(LONGEST_PAUSE), this::tick);
    }
  }

  private void publish() {
    if (audience.isEmpty()) {
      return;
    }
    byte[] now = json(latest);
    if (!Arrays.equals(now, sent)) {
      sent = now;
      audience.send(event(now));
    }
  }

  private static byte[] event(byte[] json) {
    return Events.of(0, "studies", json);
  }

  /** Reads what changed; called by one thread at a time. */
  private List<StudyOverview> read() {
    List<StoredStudy> stored = sources.archive().studies();
    List<String> names = stored.stream().map(StoredStudy::name).toList();
    known.keySet().retainAll(names);
    following.keySet().retainAll(names);
    List<StudyOverview> overviews = new ArrayList<>();
    for (StoredStudy study : stored) {
      overview(study).ifPresent(overviews::add);
    }
    return overviews;
  }

  private Optional<StudyOverview> overview(StoredStudy study) {
    Known before = known.get(study.name());
    if (before != null && isUnchanged(study, before)) {
      return Optional.of(before.overview());
    }
    StudyReader reader =
        following.computeIfAbsent(
            study.name(), name -> new StudyReader(sources.archive(), name, sources.clock()));
    try {
      Optional<StudyOverview> now = reader.read().map(StudySnapshot::overview);
      now.ifPresent(overview -> known.put(study.name(), new Known(study.fileText(), overview)));
      if (now.isEmpty() || now.get().drivers().stream().noneMatch(DriverView::alive)) {
        following.remove(study.name());
      }
      return now;
    } catch (UnreadableStudyException e) {
      return Optional.empty();
    }
  }

  private boolean isUnchanged(StoredStudy study, Known before) {
    return before.fileText().equals(study.fileText())
        && before.overview().drivers().stream().noneMatch(DriverView::alive)
        && sources.archive().drivers(study.name()).stream().noneMatch(DriverReport::isAlive)
        && study.trials().finishedAfter(before.overview().finished()).isEmpty();
  }
}
