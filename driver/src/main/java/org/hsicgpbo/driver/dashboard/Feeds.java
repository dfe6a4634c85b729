package org.hsicgpbo.driver.dashboard;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.hsicgpbo.driver.view.StudyReader;
import org.hsicgpbo.driver.view.StudySnapshot;

/** The feeds of all studies that somebody looks at. */
final class Feeds implements AutoCloseable {
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration FORGET = Duration.ofMinutes(1);

  private final Sources sources;
  private final Threads threads;
  private final Map<String, StudyFeed> feeds = new ConcurrentHashMap<>();
  private final ListFeed list;

  Feeds(Sources sources, Threads threads) {
    this.sources = sources;
    this.threads = threads;
    this.list = new ListFeed(sources, threads);
    threads.every(HEARTBEAT, this::keep);
  }

  /** A study and its feed. */
  record Found(StudyFeed feed, StudySnapshot snapshot) {}

  /** The study of that name, as it is now; empty if there is none. */
  CompletableFuture<Optional<Found>> find(String study) {
    StudyFeed feed =
        feeds.computeIfAbsent(
            study,
            name ->
                new StudyFeed(
                    new StudyReader(sources.archive(), name, sources.clock()),
                    sources.sampling(),
                    threads));
    return feed.current()
        .whenComplete(
            (snapshot, failure) -> {
              // Names that somebody makes up must not fill the memory.
              if (failure != null || snapshot.isEmpty()) {
                forgetUnread(study, feed);
              }
            })
        .thenApply(snapshot -> snapshot.map(s -> new Found(feed, s)));
  }

  /** The list of all studies. */
  ListFeed list() {
    return list;
  }

  /** How many read events. */
  int readers() {
    return feeds.values().stream().mapToInt(StudyFeed::readers).sum() + list.readers();
  }

  private void forgetUnread(String study, StudyFeed feed) {
    if (feed.readers() == 0) {
      feeds.remove(study, feed);
    }
  }

  private void keep() {
    list.send(Events.HEARTBEAT);
    feeds.forEach(
        (study, feed) -> {
          feed.send(Events.HEARTBEAT);
          if (feed.isIdle(FORGET)) {
            feeds.remove(study, feed);
          }
        });
  }

  @Override
  public void close() {
    feeds.values().forEach(StudyFeed::end);
    list.end();
  }
}
