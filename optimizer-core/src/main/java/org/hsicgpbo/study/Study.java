package org.hsicgpbo.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.hsicgpbo.search.SearchState;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.study.pruning.Pruning;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.hsicgpbo.trial.TrialSeeds;
import org.jspecify.annotations.Nullable;

/**
 * The loop ask → store → train → store, with as many trials under way as the executor has slots.
 *
 * <p>A trial that the store knows as started but not finished is trained again first, with its
 * number, seed and suggestion unchanged, so that a study killed at any moment goes on as if it had
 * not been.
 */
public final class Study {
  private final SearchSpace space;
  private final long seed;
  private final int budget;
  private final List<StoppingRule> rules;
  private final SearchStrategy strategy;
  private final TrialStore store;
  private final TrialExecutor executor;
  private final List<StudyListener> listeners;
  private final EpochWatch watch;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private volatile boolean stopping;

  /** What the study's thread waits for. */
  private sealed interface Event {
    record Ended(Trial trial, @Nullable TrialOutcome outcome, @Nullable Throwable failure)
        implements Event {}

    record Stop() implements Event {}
  }

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
    this.space = space;
    this.seed = seed;
    this.budget = budget;
    this.rules = List.copyOf(rules);
    this.strategy = strategy;
    this.store = store;
    this.executor = executor;
    this.listeners = List.copyOf(listeners);
    this.watch = new EpochWatch(pruning);
  }

  /**
   * Asks the running study to end soon: no further trial is finished or started. May be called from
   * any thread.
   */
  public void stop() {
    stopping = true;
    events.add(new Event.Stop());
  }

  /**
   * Runs until the budget is spent, a stopping rule is met or {@link #stop} is called.
   *
   * @return all finished trials
   * @throws StoreException if the storage fails; what was stored stays
   * @throws StudyFailedException if no trial can be trained at all
   * @throws InterruptedException if the thread is interrupted
   */
  public TrialHistory run() throws InterruptedException {
    List<FinishedTrial> finished = new ArrayList<>(store.finished());
    watch.recall(store);
    announceStart(new TrialHistory(space, finished));
    StudyEnd end = StudyEnd.FAILED;
    try {
      boolean ruleMet = trainUntilEnd(finished);
      end =
          finished.size() >= budget
              ? StudyEnd.BUDGET_SPENT
              : ruleMet && !stopping ? StudyEnd.RULE_MET : StudyEnd.STOPPED;
    } finally {
      announceEnd(new TrialHistory(space, finished), end);
    }
    return new TrialHistory(space, finished);
  }

  /**
   * Adds to the finished trials until there are as many as the budget, a rule is met and nothing
   * runs, or somebody stops it.
   *
   * @return whether a rule was met
   */
  private boolean trainUntilEnd(List<FinishedTrial> finished) throws InterruptedException {
    Map<Integer, Trial> running = new TreeMap<>();
    List<Trial> interrupted = new ArrayList<>(store.unfinished());
    int next = nextNumber(finished, interrupted);
    TrialHistory history = new TrialHistory(space, finished);
    boolean ruleMet = announceRule(history);
    while (!stopping && finished.size() < budget && !(ruleMet && running.isEmpty())) {
      while (!stopping
          && !ruleMet
          && running.size() < executor.slots()
          && finished.size() + running.size() < budget) {
        Trial trial;
        if (!interrupted.isEmpty()) {
          trial = interrupted.remove(0);
        } else {
          trial = suggest(history, running, next++);
          store.started(trial);
        }
        running.put(trial.number(), trial);
        start(trial);
      }
      if (events.take() instanceof Event.Ended ended && !stopping) {
        running.remove(ended.trial().number());
        FinishedTrial result = ended.trial().finish(watch.end(ended.trial(), outcomeOf(ended)));
        store.finished(result, watch.take(ended.trial()));
        finished.add(result);
        history = new TrialHistory(space, finished);
        for (StudyListener listener : listeners) {
          listener.trialFinished(result, history);
        }
        ruleMet = ruleMet || announceRule(history);
      }
    }
    return ruleMet;
  }

  private boolean announceRule(TrialHistory history) {
    Optional<String> reason = StoppingRule.first(rules, history);
    reason.ifPresent(r -> listeners.forEach(listener -> listener.stoppingRuleMet(r)));
    return reason.isPresent();
  }

  private void announceEnd(TrialHistory history, StudyEnd end) {
    for (StudyListener listener : listeners) {
      listener.studyEnded(history, end);
    }
  }

  private void announceStart(TrialHistory history) {
    for (StudyListener listener : listeners) {
      listener.studyStarted(history, budget);
    }
  }

  private Trial suggest(TrialHistory history, Map<Integer, Trial> running, int number) {
    SearchState state = new SearchState(history, List.copyOf(running.values()), number);
    return new Trial(number, TrialSeeds.training(seed, number), strategy.suggest(state));
  }

  private void start(Trial trial) {
    for (StudyListener listener : listeners) {
      listener.trialStarted(trial);
    }
    watch.begin(trial);
    EpochListener progress = this::epochEnded;
    var unused =
        executor
            .submit(trial, progress)
            .whenComplete(
                (outcome, failure) -> events.add(new Event.Ended(trial, outcome, failure)));
  }

  /** Called by the executor's threads. */
  private void epochEnded(EpochEvent event) {
    listeners.forEach(listener -> listener.epochEnded(event));
    if (watch.stops(event)) {
      executor.interrupt(event.trialNumber());
    }
  }

  private static TrialOutcome outcomeOf(Event.Ended ended) {
    if (ended.outcome() != null) {
      return ended.outcome();
    }
    Throwable failure = ended.failure();
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof StudyFailedException told) {
      throw told;
    }
    throw new StudyFailedException(
        "Trial %d could not be trained: %s".formatted(ended.trial().number(), cause), cause);
  }

  private static int nextNumber(List<FinishedTrial> finished, List<Trial> interrupted) {
    int highest = 0;
    for (FinishedTrial trial : finished) {
      highest = Math.max(highest, trial.trial().number());
    }
    for (Trial trial : interrupted) {
      highest = Math.max(highest, trial.number());
    }
    return highest + 1;
  }
}
