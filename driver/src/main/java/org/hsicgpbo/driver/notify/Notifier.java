package org.hsicgpbo.driver.notify;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hsicgpbo.driver.report.Figures;
import org.hsicgpbo.driver.studyfile.NotifySettings.Event;
import org.hsicgpbo.study.StudyListener;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of a study what was asked for. The study never waits, but for its end, which waits a minute
 * at most until everything is told.
 */
public final class Notifier implements StudyListener {
  private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
  private static final Duration LONGEST_END = Duration.ofSeconds(60);

  private final String study;
  private final Set<Event> on;
  private final OptionalDouble target;
  private final List<Channel> channels;
  private final Clock clock;
  private final Consumer<String> warnings;
  private final ExecutorService thread;

  private @Nullable TrialHistory last;
  private int budget;
  private boolean targetKnown;
  private boolean failureKnown;

  /**
   * A notifier of one run.
   *
   * @param study its name
   * @param on what is told of
   * @param target the error whose first undercutting is told of
   * @param channels by which it is told
   * @param warnings told, as a sentence for people, that something could not be told
   */
  public Notifier(
      String study,
      Set<Event> on,
      OptionalDouble target,
      List<Channel> channels,
      Clock clock,
      Consumer<String> warnings) {
    this.study = study;
    this.on = Set.copyOf(on);
    this.target = target;
    this.channels = List.copyOf(channels);
    this.clock = clock;
    this.warnings = warnings;
    this.thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread made = new Thread(work, "notify");
              made.setDaemon(true);
              return made;
            });
  }

  /** What earlier runs have found is no news. */
  @Override
  public void studyStarted(TrialHistory history, int trials) {
    last = history;
    budget = trials;
    targetKnown = history.best().filter(this::isAtTarget).isPresent();
    failureKnown = history.failures() > 0;
  }

  @Override
  public void trialFinished(FinishedTrial trial, TrialHistory history) {
    last = history;
    if (!targetKnown && isAtTarget(trial)) {
      targetKnown = true;
      tell(
          Event.TARGET,
          "Trial %d has the error %s; the target was %s."
              .formatted(
                  trial.trial().number(),
                  Figures.number(trial.errorOrWorst()),
                  Figures.number(target.orElseThrow())),
          OptionalInt.empty());
    }
    if (!failureKnown && trial.outcome() instanceof TrialOutcome.Failed failed) {
      failureKnown = true;
      tell(
          Event.FIRST_FAILURE,
          "Trial %d is the first to fail (%s): %s"
              .formatted(trial.trial().number(), failed.state(), failed.reason()),
          OptionalInt.empty());
    }
  }

  /**
   * The run has ended; returns when everything is told, or after a minute.
   *
   * @param event {@link Event#END} or {@link Event#FAILURE}
   * @param message how it ended, for people
   */
  public void ended(Event event, int exitCode, String message) {
    tell(event, message, OptionalInt.of(exitCode));
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
        warn("Not everything could be told within %d s.".formatted(LONGEST_END.toSeconds()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isAtTarget(FinishedTrial trial) {
    return target.isPresent()
        && trial.completed().filter(c -> c.error() <= target.getAsDouble()).isPresent();
  }

  private void tell(Event event, String message, OptionalInt exitCode) {
    if (!on.contains(event)) {
      return;
    }
    Optional<TrialHistory> history = Optional.ofNullable(last);
    Notice notice =
        new Notice(
            event,
            study,
            message,
            clock.instant(),
            history.map(TrialHistory::size).orElse(0),
            budget,
            history.map(h -> Math.toIntExact(h.failures())).orElse(0),
            history.flatMap(TrialHistory::best),
            exitCode);
    channels.forEach(channel -> thread.execute(() -> tell(channel, notice)));
  }

  private void tell(Channel channel, Notice notice) {
    try {
      Optional<String> failure = channel.tell(notice);
      if (failure.isPresent()) {
        warn(
            "%s could not be told of the event %s: %s"
                .formatted(upper(channel.name()), notice.event().label(), failure.get()));
      } else {
        LOG.info("{} was told of the event {}", channel.name(), notice.event().label());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void warn(String warning) {
    LOG.info(warning);
    warnings.accept(warning);
  }

  private static String upper(String sentence) {
    return sentence.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + sentence.substring(1);
  }
}
