package org.hsicgpbo.driver.dashboard;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.hsicgpbo.driver.view.RankingReader;
import org.hsicgpbo.driver.view.RankingView;
import org.hsicgpbo.driver.view.StudySnapshot;
import org.hsicgpbo.trial.TrialHistory;
import org.jspecify.annotations.Nullable;

/**
 * Ranks one study on a thread of its own, when its sample has grown, and not more often than {@link
 * Pace} allows. Safe for use by several threads.
 */
final class RankingDesk {
  private static final Duration LONGEST_REST = Duration.ofMinutes(5);

  private final RankingReader reader = new RankingReader();
  private final Sources.Sampling sampling;
  private final Threads threads;
  private final Consumer<RankingView> ranked;

  private @Nullable CompletableFuture<RankingView> working;
  private @Nullable RankingView latest;
  private String latestFile = "";
  private long restUntil;

  /**
   * A desk that has ranked nothing.
   *
   * @param ranked told of each new ranking
   */
  RankingDesk(Sources.Sampling sampling, Threads threads, Consumer<RankingView> ranked) {
    this.sampling = sampling;
    this.threads = threads;
    this.ranked = ranked;
  }

  /** The last ranking. */
  synchronized Optional<RankingView> latest() {
    return Optional.ofNullable(latest);
  }

  /** The ranking of the study; the last one if a new one would come too soon after it. */
  synchronized CompletableFuture<RankingView> of(StudySnapshot study) {
    if (working != null) {
      return working;
    }
    TrialHistory sample = sampling.sample(study.file(), study.history());
    RankingView known = latest;
    if (known != null) {
      boolean same =
          known.trials() == sample.size() && latestFile.equals(study.stored().fileText());
      if (same || System.nanoTime() - restUntil < 0) {
        return CompletableFuture.completedFuture(known);
      }
    }
    CompletableFuture<RankingView> result = new CompletableFuture<>();
    working = result;
    threads.rank(() -> rank(study, sample, result));
    return result;
  }

  private void rank(
      StudySnapshot study, TrialHistory sample, CompletableFuture<RankingView> result) {
    Pace pace = new Pace();
    try {
      RankingView ranking = reader.rank(study.file(), sample);
      done(ranking, study.stored().fileText(), pace);
      result.complete(ranking);
      ranked.accept(ranking);
    } catch (RuntimeException e) {
      failed();
      result.completeExceptionally(e);
    }
  }

  private synchronized void done(RankingView ranking, String file, Pace pace) {
    working = null;
    latest = ranking;
    latestFile = file;
    restUntil = System.nanoTime() + pace.pause(LONGEST_REST).toNanos();
  }

  private synchronized void failed() {
    working = null;
  }
}
