package org.hsicgpbo.driver.store;

import java.nio.file.Path;
import java.time.Clock;
import org.hsicgpbo.study.TrialStore;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * A process that goes on with a study for ever and prints each event after it was stored; for tests
 * that kill it.
 */
final class StoreWriter {
  private StoreWriter() {}

  public static void main(String[] arguments) throws InterruptedException {
    String name = arguments[1];
    try (SqliteArchive archive = SqliteArchive.open(Path.of(arguments[0]), Clock.systemUTC())) {
      StudyArchive.StoredStudy study =
          archive.find(name).orElseGet(() -> archive.begin(Trials.study(name)));
      archive.update(Trials.study(name));
      TrialStore trials = study.trials();
      trials.unfinished().forEach(trial -> finish(trials, trial.number()));
      for (int number = trials.finished().size() + 1; ; number++) {
        trials.started(Trials.trial(number));
        System.out.println("started " + number);
        finish(trials, number);
        // Without a pause nobody else would ever find the database free.
        Thread.sleep(3);
      }
    }
  }

  /** What a trial of that number always ends with. */
  static FinishedTrial outcome(int number) {
    return Trials.trial(number)
        .finish(TrialOutcome.Completed.of(1.0 / number, new Cost(2.0 * number, number, 0.1)));
  }

  private static void finish(TrialStore trials, int number) {
    trials.finished(outcome(number));
    System.out.println("finished " + number);
  }
}
