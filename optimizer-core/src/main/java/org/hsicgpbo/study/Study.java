package org.hsicgpbo.study;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hsicgpbo.search.SearchState;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.study.pruning.Pruning;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.hsicgpbo.trial.TrialSeeds;

/**
 * The loop ask → store → train → store, with as many trials under way as the executor has slots.
 *
 * <p>A trial that the store knows as started but not finished is trained again first, with its
 * number, seed and suggestion unchanged, so that a study killed at any moment goes on as if it had
 * not been.
 *
 * <p>Several drivers may run one study, each with a {@code Study} and a store of its own. Each
 * claims the numbers that it trains and takes up what the others have told before it suggests. One
 * driver alone is replayable; with several, the recorded order of outcomes decides.
 */
public final class Study {
  /** How long a driver with a free slot waits before it asks what other drivers have done. */
  private static final Duration LOOK_AROUND = Duration.ofSeconds(2);

  /**
   * How long a driver whose time is limited waits before it looks at the clock, which may be set.
   */
  private static final Duration LOOK_AT_CLOCK = Duration.ofSeconds(20);

  private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

  private final SearchSpace space;
  private final long seed;
  private final int budget;
  private final List<StoppingRule> rules;
  private final SearchStrategy strategy;
  private final TrialStore store;
  private final TrialExecutor executor;
  private final StudyListener listeners;
  private final EpochWatch watch;
  private final List<FinishedTrial> finished = new ArrayList<>();
  private final Map<Integer, Trial> running = new TreeMap<>();

  /** What this driver has stored and not yet taken up. */
  private final Set<Integer> stored = new HashSet<>();

  private TrialHistory history;
  private final BlockingQueue<StudyEvent> events = new LinkedBlockingQueue<>();
  private volatile boolean stopping;
  private volatile boolean finishing;
  private final Horizon horizon;

  /** A study without stopping rules that is not yet running. */
  public Study(
      SearchSpace space,
      long seed,
      int budget,
      SearchStrategy strategy,
      TrialStore store,
      TrialExecutor executor,
      List<StudyListener> listeners) {
    this(space, seed, budget, List.of(), strategy, store, executor, listeners);
  }

  /** A study that trains every network to its end and is not yet running. */
  public Study(
      SearchSpace space,
      long seed,
      int budget,
      List<StoppingRule> rules,
      SearchStrategy strategy,
      TrialStore store,
      TrialExecutor executor,
      List<StudyListener> listeners) {
    this(space, seed, budget, rules, Optional.empty(), strategy, store, executor, listeners);
  }

  /**
   * A study that is not yet running.
   *
   * @param budget how many trials there shall be in all, those already stored included
   * @param rules what ends it earlier
   * @param pruning what ends trainings early; empty to train every network to its end
   */
  public Study(
      SearchSpace space,
      long seed,
      int budget,
      List<StoppingRule> rules,
      Optional<Pruning> pruning,
      SearchStrategy strategy,
      TrialStore store,
      TrialExecutor executor,
      List<StudyListener> listeners) {
    this(
        space,
        seed,
        budget,
        rules,
        pruning,
        strategy,
        store,
        executor,
        listeners,
        RunClock.ofMachine());
  }

  /**
   * A study that is not yet running, with clocks of its own.
   *
   * @param clock by which it estimates how many trials fit into a limited time
   */
  public Study(
      SearchSpace space,
      long seed,
      int budget,
      List<StoppingRule> rules,
      Optional<Pruning> pruning,
      SearchStrategy strategy,
      TrialStore store,
      TrialExecutor executor,
      List<StudyListener> listeners,
      RunClock clock) {
    this.space = space;
    this.seed = seed;
    this.budget = budget;
    this.rules = List.copyOf(rules);
    this.strategy = strategy;
    this.store = store;
    this.executor = executor;
    this.listeners = new StudyListeners(listeners);
    this.watch = new EpochWatch(pruning);
    this.history = new TrialHistory(space, List.of());
    this.horizon = new Horizon(budget, executor.slots(), rules, clock);
  }

  /**
   * Asks the running study to end soon: no further trial is started or waited for; what has
   * succeeded by then is stored. What runs begins again when the study goes on. May be called from
   * any thread.
   */
  public void stop() {
    stopping = true;
    events.add(new StudyEvent.Stop());
  }

  /**
   * Asks the running study to end with what it has begun: no further trial is started, those that
   * run are finished and stored. May be called from any thread, and be followed by {@link #stop}.
   */
  public void finish() {
    finishing = true;
    events.add(new StudyEvent.Stop());
  }

  /**
   * Runs until the budget is spent, a stopping rule is met, or {@link #stop} or {@link #finish} is
   * called.
   *
   * @return all finished trials
   * @throws StoreException if the storage fails; what was stored stays
   * @throws StudyFailedException if no trial can be trained at all
   * @throws InterruptedException if the thread is interrupted
   */
  public TrialHistory run() throws InterruptedException {
    finished.addAll(store.finished());
    history = new TrialHistory(space, finished);
    watch.recall(store);
    listeners.studyStarted(history, budget);
    StudyEnd end = StudyEnd.FAILED;
    try {
      boolean ruleMet = trainUntilEnd();
      end =
          finished.size() >= budget
              ? StudyEnd.BUDGET_SPENT
              : ruleMet && !stopping && !finishing ? StudyEnd.RULE_MET : StudyEnd.STOPPED;
    } finally {
      listeners.studyEnded(history, end);
    }
    return history;
  }

  /** All finished trials that it knew when it ended, in whatever way. */
  public TrialHistory history() {
    return history;
  }

  /**
   * Adds to the finished trials until there are as many as the budget, a rule is met and nothing
   * runs, or somebody stops it.
   *
   * @return whether a rule was met
   */
  private boolean trainUntilEnd() throws InterruptedException {
    boolean ruleMet = announceRule(rules);
    while (goesOn(ruleMet)) {
      if (!ruleMet && !finishing) {
        ruleMet = startTrials();
      }
      if (!goesOn(ruleMet)) {
        break;
      }
      nextEvent(ruleMet).ifPresent(this::take);
      if (!stopping) {
        boolean news = takeUpOutcomes();
        ruleMet = ruleMet || announceRule(news ? rules : horizon.deadlines());
      }
    }
    if (stopping) {
      storeWhatHasEnded();
    }
    return ruleMet;
  }

  private void take(StudyEvent event) {
    if (event instanceof StudyEvent.Ended ended && (!stopping || ended.hasSucceeded())) {
      store(ended);
    }
  }

  /**
   * Takes up, one after the other, what ended while this thread thought of a suggestion: the next
   * one shall know of it, and what is stored survives.
   *
   * @return whether a rule was met
   */
  private boolean takeWaiting() {
    while (!stopping) {
      StudyEvent event = events.poll();
      if (event == null) {
        return false;
      }
      take(event);
      if (takeUpOutcomes() && announceRule(rules)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Stores what ended while this thread was busy. Not what failed: whoever stops a study may have
   * ended its workers too.
   */
  private void storeWhatHasEnded() {
    List<StudyEvent> left = new ArrayList<>();
    events.drainTo(left);
    left.forEach(this::take);
    takeUpOutcomes();
  }

  private boolean goesOn(boolean ruleMet) {
    boolean startsNothing = ruleMet || finishing;
    return !stopping && finished.size() < budget && !(startsNothing && running.isEmpty());
  }

  /**
   * Starts trials until no slot is free, there is nothing to claim, or what was told meanwhile
   * meets a rule.
   *
   * @return whether a rule was met
   */
  private boolean startTrials() {
    while (mayStart()) {
      if (takeWaiting() || announceRule(horizon.deadlines())) {
        return true;
      }
      // Storing what waited may have taken long, and whoever heard of it may have ended the study.
      Optional<TrialClaim> claim = mayStart() ? store.claim(budget) : Optional.empty();
      if (claim.isEmpty()) {
        return false;
      }
      Optional<Trial> trial = claim.get().begun();
      if (trial.isEmpty()) {
        // What others have told while this driver was busy shall count for the suggestion.
        if (takeUpOutcomes() && announceRule(rules)) {
          return true;
        }
        trial = begin(claim.get().number());
      }
      trial.ifPresent(this::start);
    }
    return false;
  }

  private boolean mayStart() {
    return !stopping && !finishing && running.size() < executor.slots();
  }

  /**
   * A new trial; empty if, while it was thought of, another driver has taken its number or nothing
   * may be started any more.
   */
  private Optional<Trial> begin(int number) {
    Trial trial = suggest(number);
    if (stopping || finishing || StoppingRule.first(horizon.deadlines(), history).isPresent()) {
      return Optional.empty();
    }
    try {
      store.started(trial);
      return Optional.of(trial);
    } catch (NumberTakenException e) {
      return Optional.empty();
    }
  }

  /**
   * Waits for a trial of this driver; where a slot is free, a while for those of other drivers; and
   * no longer than until the time is up.
   */
  private Optional<StudyEvent> nextEvent(boolean ruleMet) throws InterruptedException {
    Optional<Duration> free =
        running.size() < executor.slots() ? Optional.of(LOOK_AROUND) : Optional.empty();
    Optional<Duration> deadline =
        ruleMet ? Optional.empty() : horizon.untilDeadline().map(Study::untilNextLook);
    Optional<Duration> longest =
        Stream.of(free, deadline).flatMap(Optional::stream).min(Comparator.naturalOrder());
    return longest.isPresent()
        ? Optional.ofNullable(events.poll(longest.get().toMillis(), TimeUnit.MILLISECONDS))
        : Optional.of(events.take());
  }

  private static Duration untilNextLook(Duration deadline) {
    Duration soon = deadline.compareTo(LOOK_AT_CLOCK) < 0 ? deadline : LOOK_AT_CLOCK;
    return soon.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : soon;
  }

  /** Stores the outcome of a trial, unless another driver was faster with the same trial. */
  private void store(StudyEvent.Ended ended) {
    Trial trial = ended.trial();
    running.remove(trial.number());
    TrialOutcome told = ended.toOutcome();
    if (finished.stream().anyMatch(other -> other.trial().number() == trial.number())) {
      return;
    }
    FinishedTrial result = trial.finish(watch.end(trial, told));
    try {
      store.finished(result, watch.take(trial));
      stored.add(trial.number());
    } catch (OutcomeKnownException e) {
      // The one that is stored is taken up with those of the other drivers.
    }
  }

  /**
   * Takes up the outcomes that are stored since the last time, by this driver or others.
   *
   * @return whether there are any
   */
  private boolean takeUpOutcomes() {
    List<FinishedTrial> news = store.finishedAfter(finished.size());
    for (FinishedTrial result : news) {
      int number = result.trial().number();
      if (!stored.remove(number)) {
        watch.recall(result, store);
        executor.interrupt(number);
      }
      finished.add(result);
      horizon.told();
      history = new TrialHistory(space, finished);
      listeners.trialFinished(result, history);
    }
    return !news.isEmpty();
  }

  private boolean announceRule(List<StoppingRule> asked) {
    Optional<String> reason = StoppingRule.first(asked, history);
    reason.ifPresent(listeners::stoppingRuleMet);
    return reason.isPresent();
  }

  private Trial suggest(int number) {
    SearchState state =
        new SearchState(
            history,
            store.unfinished(),
            number,
            horizon.expectedTrials(history, running.size(), number));
    return new Trial(number, TrialSeeds.training(seed, number), strategy.suggest(state));
  }

  private void start(Trial trial) {
    running.put(trial.number(), trial);
    listeners.trialStarted(trial);
    watch.begin(trial);
    EpochListener progress = this::epochEnded;
    var unused =
        executor
            .submit(trial, progress)
            .whenComplete(
                (outcome, failure) -> events.add(new StudyEvent.Ended(trial, outcome, failure)));
  }

  /** Called by the executor's threads. */
  private void epochEnded(EpochEvent event) {
    listeners.epochEnded(event);
    if (watch.stops(event)) {
      executor.interrupt(event.trialNumber());
    }
  }
}
