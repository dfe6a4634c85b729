package org.hsicgpbo.driver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.study.OutcomeKnownException;
import org.hsicgpbo.study.StoreException;
import org.hsicgpbo.study.TrialClaim;
import org.hsicgpbo.study.TrialStore;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a store promises to several drivers on one study, whatever the database. */
@Timeout(60)
abstract class SeveralDriversContract {
  private static final int MANY = 100;

  private final StorageAddress storage;
  private final List<StudyArchive> open = new ArrayList<>();
  private final TrialStore first;
  private final TrialStore second;

  SeveralDriversContract(StorageAddress storage) {
    this.storage = storage;
    StudyArchive archive = open();
    first = archive.begin(Trials.study("mine")).trials();
    second = join();
  }

  @AfterEach
  void close() {
    open.forEach(StudyArchive::close);
  }

  @Test
  void eightDriversClaimEveryNumberOnce() throws Exception {
    int budget = 240;
    List<Callable<List<Integer>>> drivers = new ArrayList<>();
    for (int k = 0; k < 8; k++) {
      TrialStore trials = join();
      drivers.add(() -> trainAll(trials, budget));
    }
    ExecutorService threads = Executors.newFixedThreadPool(drivers.size());
    List<Integer> numbers = new ArrayList<>();
    try {
      for (Future<List<Integer>> driver : threads.invokeAll(drivers)) {
        numbers.addAll(driver.get());
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(numbers)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, budget).boxed().toList());
    assertThat(first.finished())
        .extracting(trial -> trial.trial().number())
        .containsExactlyInAnyOrderElementsOf(numbers);
    assertThat(first.unfinished()).isEmpty();
    assertThat(first.claim(budget)).isEmpty();
  }

  @Test
  void aNumberBelongsToOneDriver() {
    assertThat(first.claim(MANY)).contains(new TrialClaim(1, Optional.empty()));
    assertThat(second.claim(MANY)).contains(new TrialClaim(2, Optional.empty()));
    assertThat(first.claim(MANY)).contains(new TrialClaim(3, Optional.empty()));

    assertThatThrownBy(() -> second.started(Trials.trial(1)))
        .isInstanceOf(StoreException.class)
        .hasMessage("Trial 1 of the study (mine) is another driver's.");
    assertThat(first.unfinished()).as("a number alone is no trial").isEmpty();
  }

  @Test
  void claimsCountAgainstTheBudget() {
    assertThat(first.claim(2)).isPresent();
    train(second, second.claim(2).orElseThrow().number(), 0.5);

    assertThat(first.claim(2)).isEmpty();
    assertThat(second.claim(2)).isEmpty();
    assertThat(second.claim(3)).contains(new TrialClaim(3, Optional.empty()));
  }

  @Test
  void whatADriverLeavesIsTakenOverByNumberBeforeAnythingNew() {
    StudyArchive leaving = open();
    leaving.join("mine");
    TrialStore third = leaving.find("mine").orElseThrow().trials();
    third.claim(MANY);
    third.started(Trials.trial(1));
    third.claim(MANY);
    first.claim(MANY);

    leaving.close();

    assertThat(second.claim(MANY)).contains(new TrialClaim(1, Optional.of(Trials.trial(1))));
    assertThat(second.claim(MANY)).as("nothing but a number").contains(claimOf(2));
    assertThat(second.claim(MANY)).contains(claimOf(4));
    assertThat(open.get(0).times("mine"))
        .extracting(TrialTimes::number, TrialTimes::attempts)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(1, 2));
  }

  @Test
  void theFirstOutcomeCounts() {
    first.claim(MANY);
    first.started(Trials.trial(1));
    FinishedTrial early = Trials.trial(1).finish(completed(0.1));

    // As if the second had taken the first for dead and was wrong.
    second.finished(early);

    assertThatThrownBy(() -> first.finished(Trials.trial(1).finish(completed(0.2))))
        .isInstanceOf(OutcomeKnownException.class);
    assertThat(first.finished()).containsExactly(early);
  }

  @Test
  void eachSeesWhatTheOthersHaveTold() {
    train(first, first.claim(MANY).orElseThrow().number(), 0.1);
    train(second, second.claim(MANY).orElseThrow().number(), 0.2);
    second.claim(MANY);
    second.started(Trials.trial(3));

    assertThat(first.finishedAfter(1)).isEqualTo(second.finishedAfter(1)).hasSize(1);
    assertThat(first.unfinished()).containsExactly(Trials.trial(3));
  }

  @Test
  void whoWantsAStudyForItselfIsRefusedWhileSomebodyWorksOnIt() {
    StudyArchive other = open();
    StoredStudy study = other.find("mine").orElseThrow();

    assertThatThrownBy(() -> other.update(Trials.study("mine")))
        .isInstanceOf(StudyClaimedException.class)
        .hasMessageContaining("The study (mine) is being run by another process (")
        .hasMessageContaining("--join");
    assertThatThrownBy(() -> study.trials().claim(MANY)).isInstanceOf(StudyClaimedException.class);
    assertThat(study.trials().finished()).as("reading needs nothing").isEmpty();
  }

  private StudyArchive open() {
    StudyArchive archive = Backend.open(storage, Clock.systemUTC());
    open.add(archive);
    return archive;
  }

  private TrialStore join() {
    StudyArchive archive = open();
    archive.join("mine");
    return archive.find("mine").orElseThrow().trials();
  }

  private static List<Integer> trainAll(TrialStore trials, int budget) {
    List<Integer> numbers = new ArrayList<>();
    Optional<TrialClaim> claim = trials.claim(budget);
    while (claim.isPresent()) {
      numbers.add(claim.get().number());
      train(trials, claim.get().number(), 1.0 / claim.get().number());
      claim = trials.claim(budget);
    }
    return numbers;
  }

  private static void train(TrialStore trials, int number, double error) {
    trials.started(Trials.trial(number));
    trials.finished(Trials.trial(number).finish(completed(error)));
  }

  private static TrialClaim claimOf(int number) {
    return new TrialClaim(number, Optional.empty());
  }

  private static TrialOutcome completed(double error) {
    return TrialOutcome.Completed.of(error, new Cost(2000, 1000, 0.125));
  }
}
