package org.hsicgpbo.driver.store;

import java.time.Clock;
import java.util.Optional;
import org.hsicgpbo.study.TrialClaim;
import org.hsicgpbo.study.TrialStore;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * A process that works on a study and prints each event after it was stored; for tests that kill
 * it. Its arguments: the storage, the study, how many trials there shall be in all, and {@code
 * join} to work beside others.
 */
final class StoreWriter {
  private StoreWriter() {}

  public static void main(String[] arguments) throws InterruptedException {
    StorageAddress storage = StorageAddress.parse(arguments[0]);
    String name = arguments[1];
    int budget = Integer.parseInt(arguments[2]);
    try (StudyArchive archive = Backend.open(storage, Clock.systemUTC())) {
      StudyArchive.StoredStudy study =
          archive.find(name).orElseGet(() -> archive.begin(Trials.study(name)));
      if (arguments.length > 3) {
        archive.join(name);
      } else {
        archive.update(Trials.study(name));
      }
      TrialStore trials = study.trials();
      while (trials.finished().size() < budget) {
        Optional<TrialClaim> claim = trials.claim(budget);
        claim.ifPresent(claimed -> train(trials, claimed));
        // Without a pause nobody else would ever find the database free.
        Thread.sleep(claim.isPresent() ? 3 : 200);
      }
    }
  }

  private static void train(TrialStore trials, TrialClaim claim) {
    if (claim.begun().isEmpty()) {
      trials.started(Trials.trial(claim.number()));
      System.out.println("started " + claim.number());
    }
    trials.finished(outcome(claim.number()));
    System.out.println("finished " + claim.number());
  }

  /** What a trial of that number always ends with. */
  static FinishedTrial outcome(int number) {
    return Trials.trial(number)
        .finish(TrialOutcome.Completed.of(1.0 / number, new Cost(2.0 * number, number, 0.1)));
  }
}
