package org.hsicgpbo.driver.view;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hsicgpbo.driver.store.DriverReport;
import org.hsicgpbo.driver.store.RunningTrial;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.driver.store.TrialTimes;
import org.hsicgpbo.driver.studyfile.SampleStage;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFileException;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.study.StoppingRule;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;
import org.jspecify.annotations.Nullable;

/**
 * Follows one stored study: each look reads only what was told since the one before. Safe for use
 * by several threads, one at a time.
 */
public final class StudyReader {
  /** So many failures in a row, without any other outcome, and the study is in trouble. */
  private static final int FAILING = 5;

  private final StudyArchive archive;
  private final String name;
  private final Clock clock;

  private final List<TrialRow> rows = new ArrayList<>();
  private final Lanes lanes = new Lanes();
  private final WorkedTime worked = new WorkedTime();
  private final Tally tally = new Tally();
  private @Nullable StudyFile file;
  private @Nullable Told told;

  /** What depends on finished trials and study file alone, made once for as many. */
  private record Told(
      TrialHistory history,
      List<TrialRow> rows,
      Optional<Recommendation> recommended,
      boolean atEnd) {}

  /**
   * A reader that has read nothing yet.
   *
   * @param name the study
   * @param clock tells until when running trials have run
   */
  public StudyReader(StudyArchive archive, String name, Clock clock) {
    this.archive = archive;
    this.name = name;
    this.clock = clock;
  }

  /**
   * The study as it is stored now.
   *
   * @return empty if there is no study of that name
   * @throws UnreadableStudyException if its study file is none that this version understands
   * @throws org.hsicgpbo.study.StoreException if the storage fails
   */
  public synchronized Optional<StudySnapshot> read() {
    return archive.find(name).map(this::read);
  }

  private StudySnapshot read(StoredStudy stored) {
    boolean newFile = readFile(stored);
    boolean newTrials = readTrials(stored);
    Told now = told;
    if (newFile || newTrials || now == null) {
      now = told();
      told = now;
    }
    StudyFile study = file();
    List<DriverView> drivers = archive.drivers(name).stream().map(DriverView::of).toList();
    StudyOverview overview = overview(stored, study, now, drivers, archive.running(name));
    return new StudySnapshot(stored, study, now.history(), now.rows(), overview);
  }

  private boolean readFile(StoredStudy stored) {
    if (file != null && file.text().equals(stored.fileText())) {
      return false;
    }
    try {
      file = new StudyFileReader().read(stored.fileText(), "stored study " + stored.name());
      return true;
    } catch (StudyFileException e) {
      throw new UnreadableStudyException(stored.name(), e);
    }
  }

  private boolean readTrials(StoredStudy stored) {
    int known = rows.size();
    List<FinishedTrial> trials = stored.trials().finishedAfter(known);
    if (trials.isEmpty()) {
      return false;
    }
    // Read later, so there may be more of them; both are in the order in which outcomes were told.
    List<TrialTimes> times = archive.timesAfter(name, known);
    for (int i = 0; i < trials.size(); i++) {
      add(trials.get(i), times.get(i));
    }
    return true;
  }

  private void add(FinishedTrial trial, TrialTimes times) {
    long end = times.finished().orElse(times.started()).toEpochMilli();
    long begin = TrialRow.begunMs(trial, times, end);
    rows.add(new TrialRow(trial, times.attempts(), begin, end, lanes.place(begin, end)));
    worked.add(begin, end);
    tally.add(trial);
  }

  private Told told() {
    StudyFile study = file();
    TrialHistory history =
        new TrialHistory(study.space(), rows.stream().map(TrialRow::trial).toList());
    return new Told(
        history,
        List.copyOf(rows),
        Recommendation.of(study.tradeOff(), history),
        isAtEnd(study, history));
  }

  /**
   * Whether the trials tell that nothing is left to be done. Rules that need a Gaussian process or
   * the time of a run are left out: the first takes long, the second begins anew with each run.
   */
  private static boolean isAtEnd(StudyFile study, TrialHistory history) {
    StudyFile.StopSettings stop = study.stop();
    List<StoppingRule> rules =
        Stream.of(
                stop.targetError().<StoppingRule>map(StoppingRule.TargetError::new),
                stop.noImprovement().<StoppingRule>map(StoppingRule.NoImprovement::new),
                study.budget().trainingTime().<StoppingRule>map(StoppingRule.TrainingTime::new))
            .flatMap(Optional::stream)
            .toList();
    return history.size() >= study.trials() || StoppingRule.first(rules, history).isPresent();
  }

  private StudyOverview overview(
      StoredStudy stored,
      StudyFile study,
      Told now,
      List<DriverView> drivers,
      List<RunningTrial> running) {
    StudyState state = state(now, drivers);
    TimeLeft left = left(study, drivers);
    return new StudyOverview(
        stored.name(),
        study.problem().type(),
        study.strategy().type(),
        SampleStage.of(study.strategy()),
        study.seed(),
        Views.aim(study.goal()),
        stored.begun(),
        updated(stored, drivers),
        state,
        study.trials(),
        rows.size(),
        tally.failed(),
        tally.stopped(),
        running.size(),
        elapsedSeconds(drivers),
        left.seconds(),
        left.limit(),
        tally.trainedSeconds(),
        tally.best(),
        now.recommended(),
        tally.stage(running),
        tally.stages(running),
        tally.failures(),
        drivers,
        running,
        study.space().hyperparameters().stream().map(HyperparameterView::of).toList());
  }

  /** Nothing is known of a study that nobody works on. */
  private TimeLeft left(StudyFile study, List<DriverView> drivers) {
    List<DriverView> alive = drivers.stream().filter(DriverView::alive).toList();
    if (alive.isEmpty()) {
      return new TimeLeft(Double.NaN, Optional.empty());
    }
    TimeLeft.Runs runs =
        new TimeLeft.Runs(
            alive.stream().map(DriverView::begun).toList(),
            Math.max(1, alive.stream().mapToInt(DriverView::workers).sum()),
            tally.trainedSeconds());
    // A driver on another machine may mean times of day in another zone, and does not tell which.
    double byTrials = Math.max(0, study.trials() - rows.size()) * worked.secondsPerTrial();
    return TimeLeft.of(study.budget(), byTrials, runs, clock.instant(), Optional.empty());
  }

  private double elapsedSeconds(List<DriverView> drivers) {
    return drivers.stream()
        .filter(DriverView::alive)
        .map(DriverView::begun)
        .min(Instant::compareTo)
        .map(begun -> worked.seconds(begun.toEpochMilli(), clock.millis()))
        .orElseGet(worked::seconds);
  }

  private StudyState state(Told now, List<DriverView> drivers) {
    if (drivers.stream().anyMatch(DriverView::alive)) {
      return tally.failedInARow() >= FAILING ? StudyState.FAILING : StudyState.RUNNING;
    }
    return now.atEnd() || isEndedByRule(drivers) ? StudyState.FINISHED : StudyState.STOPPED;
  }

  /** Of the rules that cannot be seen from the trials only the last driver knows. */
  private static boolean isEndedByRule(List<DriverView> drivers) {
    return drivers.stream()
        .max(Comparator.comparing(DriverView::updated))
        .flatMap(DriverView::ended)
        .filter(DriverReport.RULE_MET::equals)
        .isPresent();
  }

  private Instant updated(StoredStudy stored, List<DriverView> drivers) {
    Instant last = Instant.ofEpochMilli(worked.lastEnd(stored.begun().toEpochMilli()));
    return Stream.concat(Stream.of(stored.begun(), last), drivers.stream().map(DriverView::updated))
        .max(Instant::compareTo)
        .orElseThrow();
  }

  private StudyFile file() {
    StudyFile study = file;
    if (study == null) {
      throw new IllegalStateException("The study file is read first.");
    }
    return study;
  }
}
