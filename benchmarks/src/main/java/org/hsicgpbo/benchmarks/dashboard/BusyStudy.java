package org.hsicgpbo.benchmarks.dashboard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hsicgpbo.driver.store.DriverReport;
import org.hsicgpbo.driver.store.RunningTrial;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;

/**
 * A study whose trials all do the same work on one thread, so that what disturbs them shows; they
 * are stored as those of any study.
 */
final class BusyStudy {
  private static final double NANOS = 1e9;

  private final StudyArchive archive;
  private final StudyFile file;
  private final StoredStudy stored;
  private final Instant begun = Instant.now();
  private final long work;
  private int number;
  private double sink;

  /** With trials that take about so many seconds where nothing disturbs them. */
  BusyStudy(StudyArchive archive, String name, double seconds) {
    this.archive = archive;
    this.file = LargeStudy.file(name, 1_000_000);
    this.stored = archive.begin(file);
    this.work = calibrate(seconds);
  }

  private long calibrate(double seconds) {
    long probe = 20_000_000;
    sink += compute(probe);
    long begin = System.nanoTime();
    sink += compute(probe);
    return Math.round(probe * seconds * NANOS / (System.nanoTime() - begin));
  }

  private static double compute(long steps) {
    double x = 0.5;
    for (long i = 0; i < steps; i++) {
      x = 3.9 * x * (1 - x);
    }
    return x;
  }

  /** Trains for so many seconds; the seconds that each trial took, sorted. */
  double[] train(double seconds) {
    List<Double> times = new ArrayList<>();
    long end = System.nanoTime() + Math.round(seconds * NANOS);
    while (System.nanoTime() < end) {
      times.add(trial());
    }
    double[] sorted = times.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  private double trial() {
    number++;
    UnitPoint point = file.space().sample(new Random(number));
    Trial trial =
        new Trial(number, number, new Suggestion(point, file.space().decode(point), "random"));
    stored.trials().started(trial);
    tell(Optional.empty());
    long begin = System.nanoTime();
    sink += compute(work);
    double seconds = (System.nanoTime() - begin) / NANOS;
    stored
        .trials()
        .finished(
            trial.finish(
                TrialOutcome.Completed.of(Math.abs(sink % 1), new Cost(100, 50, seconds))));
    return seconds;
  }

  private void tell(Optional<String> ended) {
    Instant now = Instant.now();
    archive.tell(
        file.study(),
        new DriverReport("load/1", "load", 1, 1, List.of(), begun, now, ended),
        List.of(new RunningTrial(number, "random", "load/1", now, 1, 0, 0, 0.5, 0.5, now)));
  }
}
