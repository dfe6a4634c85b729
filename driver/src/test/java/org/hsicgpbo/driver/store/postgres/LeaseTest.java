package org.hsicgpbo.driver.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.hsicgpbo.driver.store.StorageAddress.PostgresServer;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.TestServer;
import org.hsicgpbo.driver.store.Trials;
import org.hsicgpbo.study.NumberTakenException;
import org.hsicgpbo.study.StoreException;
import org.hsicgpbo.study.TrialClaim;
import org.hsicgpbo.study.TrialStore;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who counts as alive, by a clock of the database that the test turns on. */
@Timeout(30)
class LeaseTest {
  private static final Duration LENGTH = Duration.ofSeconds(2);
  private static final int MANY = 100;

  private final PostgresServer address;
  private final AtomicLong now = new AtomicLong(1_000_000);

  /** The first driver is killed: its lease is renewed no more. */
  private final AtomicBoolean killed = new AtomicBoolean();

  private final List<StudyArchive> open = new ArrayList<>();
  private final TrialStore first;

  LeaseTest() throws IOException {
    address = (PostgresServer) TestServer.shared().emptyDatabase("");
    StudyArchive archive = open(this::timeUnlessKilled, notice -> {});
    first = archive.begin(Trials.study("mine")).trials();
    first.claim(MANY);
    first.started(Trials.trial(1));
  }

  @AfterEach
  void close() {
    killed.set(false);
    open.forEach(StudyArchive::close);
  }

  @Test
  void aTrialIsFreeWhenTheLeaseOfItsDriverHasEndedAndNotBefore() {
    TrialStore second = join();
    killed.set(true);
    now.addAndGet(LENGTH.toMillis() - 1);
    assertThat(second.claim(MANY).orElseThrow().number()).isEqualTo(2);

    now.addAndGet(1);

    assertThat(second.claim(MANY)).contains(new TrialClaim(1, Optional.of(Trials.trial(1))));
  }

  @Test
  void aDriverThatWasTakenForDeadLosesNothingThatNobodyHasTakenOver() throws Exception {
    TrialStore second = join();
    killed.set(true);
    now.addAndGet(LENGTH.toMillis());
    killed.set(false);
    // It renews its lease four times in the length of one.
    Thread.sleep(LENGTH.toMillis());

    assertThat(second.claim(MANY).orElseThrow().number()).isEqualTo(2);
    FinishedTrial trial = Trials.trial(1).finish(TrialOutcome.Completed.of(0.5, Cost.UNKNOWN));
    first.finished(trial);
    assertThat(second.finished()).containsExactly(trial);
  }

  @Test
  void whoWantsTheStudyForItselfWaitsForTheEndOfTheLeaseOfADeadDriver() {
    killed.set(true);
    List<String> notices = new CopyOnWriteArrayList<>();
    StudyArchive next =
        open(
            handle -> now.get(),
            notice -> {
              notices.add(notice);
              now.addAndGet(LENGTH.toMillis());
            });

    next.update(Trials.study("mine", 500));

    assertThat(notices)
        .singleElement()
        .asString()
        .contains("The study (mine) was last run by another process (")
        .contains("may be dead: its lease ends at 1970-01-01T00:16:42Z")
        .endsWith("Waiting until then.");
    assertThat(next.find("mine").orElseThrow().trials().claim(MANY))
        .contains(new TrialClaim(1, Optional.of(Trials.trial(1))));
  }

  @Test
  void whoWantsTheStudyForItselfIsRefusedWhenTheOtherRenewsItsLease() {
    StudyArchive next = open(handle -> now.get(), notice -> now.addAndGet(10));

    assertThatThrownBy(() -> next.update(Trials.study("mine")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is being run by another process");
  }

  /** Else it would train its own running trial again and again until its lease is renewed. */
  @Test
  void aDriverNeverClaimsItsOwnTrialAgainThoughItsLeaseHasEnded() {
    now.addAndGet(10 * LENGTH.toMillis());

    assertThat(first.claim(MANY).orElseThrow().number()).isEqualTo(2);
    assertThat(first.claim(MANY).orElseThrow().number()).isEqualTo(3);
  }

  @Test
  void aNumberThatAnotherDriverHasTakenIsToldAsThat() {
    int claimed = first.claim(MANY).orElseThrow().number();
    TrialStore second = join();
    killed.set(true);
    now.addAndGet(LENGTH.toMillis());
    assertThat(second.claim(MANY).orElseThrow().number()).isEqualTo(1);
    assertThat(second.claim(MANY).orElseThrow().number()).isEqualTo(claimed);
    killed.set(false);

    assertThatThrownBy(() -> first.started(Trials.trial(claimed)))
        .isInstanceOf(NumberTakenException.class);
    second.started(Trials.trial(claimed));
    second.finished(Trials.trial(claimed).finish(TrialOutcome.Completed.of(0.5, Cost.UNKNOWN)));
    assertThatThrownBy(() -> first.started(Trials.trial(claimed)))
        .as("nor is it claimed by the attempt")
        .isInstanceOf(NumberTakenException.class);
    assertThat(second.claim(3).orElseThrow().number()).isEqualTo(3);
  }

  private TrialStore join() {
    StudyArchive archive = open(handle -> now.get(), notice -> {});
    archive.join("mine");
    return archive.find("mine").orElseThrow().trials();
  }

  private long timeUnlessKilled(org.jdbi.v3.core.Handle handle) {
    if (killed.get()) {
      throw new IllegalStateException("A killed driver does nothing.");
    }
    return now.get();
  }

  private StudyArchive open(
      java.util.function.ToLongFunction<org.jdbi.v3.core.Handle> clock, Consumer<String> notices) {
    StudyArchive archive =
        PostgresArchive.open(
            new PostgresStorage(address, Map.of(), "postgres", 14),
            new Lease(LENGTH, clock),
            Clock.systemUTC(),
            notices);
    open.add(archive);
    return archive;
  }
}
