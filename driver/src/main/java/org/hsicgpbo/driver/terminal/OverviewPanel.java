package org.hsicgpbo.driver.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.driver.store.RunningTrial;
import org.hsicgpbo.driver.view.DriverView;
import org.hsicgpbo.driver.view.StudyOverview;
import org.hsicgpbo.driver.view.StudyState;
import org.hsicgpbo.driver.view.TimeLeft;

/** The panel of a study that is seen through its storage. */
public final class OverviewPanel {
  private OverviewPanel() {}

  /** How a study did at that moment. */
  public static Panel of(StudyOverview overview, Instant now) {
    List<DriverView> alive = overview.drivers().stream().filter(DriverView::alive).toList();
    boolean several = alive.size() > 1;
    return new Panel(
        overview.name(),
        headline(overview),
        overview.finished(),
        overview.budget(),
        overview.stopped(),
        overview.failures().stream()
            .map(failure -> new Panel.Cause(failure.kind(), failure.count()))
            .toList(),
        overview
            .best()
            .map(
                best ->
                    new Panel.Best(best.trial(), best.error(), best.flops(), best.parameters())),
        overview.elapsedSeconds(),
        new TimeLeft(overview.remainingSeconds(), overview.remainingLimit()),
        overview.running().stream().map(trial -> row(trial, several, now)).toList(),
        alive.stream().map(driver -> describe(driver, now)).toList(),
        alive.stream().flatMap(driver -> driver.gpus().stream()).toList(),
        ending(overview, alive).stream().toList());
  }

  private static String headline(StudyOverview overview) {
    String state = overview.state().label();
    return overview.state() == StudyState.RUNNING && overview.stage().isPresent()
        ? overview.stage().get()
        : overview.stage().map(stage -> state + " in " + stage).orElse(state);
  }

  private static Panel.Running row(RunningTrial trial, boolean several, Instant now) {
    return new Panel.Running(
        trial.number(),
        trial.stage(),
        several ? trial.driver() : "",
        trial.epoch(),
        trial.epochs(),
        trial.trainingLoss(),
        trial.validationError(),
        seconds(trial.begun(), now));
  }

  private static String describe(DriverView driver, Instant now) {
    return "%s, %d %s, for %s"
        .formatted(
            driver.driver(),
            driver.workers(),
            driver.workers() == 1 ? "worker" : "workers",
            PanelLayout.clock(seconds(driver.begun(), now)));
  }

  /** How the last driver ended, if none is left. */
  private static Optional<String> ending(StudyOverview overview, List<DriverView> alive) {
    List<DriverView> drivers = overview.drivers();
    return alive.isEmpty() && !drivers.isEmpty()
        ? drivers.get(drivers.size() - 1).ended()
        : Optional.empty();
  }

  /** Clocks of two machines may differ. */
  private static double seconds(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis() / 1000.0);
  }
}
