package org.hsicgpbo.driver.terminal;

import java.util.List;
import java.util.Optional;
import org.hsicgpbo.driver.gpu.GpuLoad;
import org.hsicgpbo.driver.view.TimeLeft;

/**
 * What there is to see of a study at one moment. Figures that are not known are NaN.
 *
 * @param study its name
 * @param headline what follows the name, such as its stage or that it is stopped; may be empty
 * @param finished trials with an outcome
 * @param budget how many there shall be
 * @param stopped how many of the finished were stopped early
 * @param failures why trials failed, the most frequent first
 * @param best the completed trial of the lowest error
 * @param elapsedSeconds for how long it was worked on
 * @param left how long it will take
 * @param running what is being trained
 * @param drivers the processes that work on it; empty where there is no need to tell them apart
 * @param gpus their load
 * @param notes sentences
 */
public record Panel(
    String study,
    String headline,
    int finished,
    int budget,
    int stopped,
    List<Cause> failures,
    Optional<Best> best,
    double elapsedSeconds,
    TimeLeft left,
    List<Running> running,
    List<String> drivers,
    List<GpuLoad> gpus,
    List<String> notes) {
  /** Copies the lists. */
  public Panel {
    failures = List.copyOf(failures);
    running = List.copyOf(running);
    drivers = List.copyOf(drivers);
    gpus = List.copyOf(gpus);
    notes = List.copyOf(notes);
  }

  /** Trials that failed alike. */
  public record Cause(String kind, int count) {}

  /**
   * A trained network.
   *
   * @param trial its number
   * @param error its validation error
   * @param flops of one forward pass
   * @param parameters that were trained
   */
  public record Best(int trial, double error, double flops, double parameters) {}

  /**
   * A trial that is being trained.
   *
   * @param number the trial
   * @param stage of the strategy that suggested it
   * @param driver who trains it; empty where there is no need to tell
   * @param epoch the last epoch that has ended, 0 before the first
   * @param epochs how many there will be
   * @param loss after that epoch
   * @param error validation error after that epoch
   * @param seconds since it was begun
   */
  public record Running(
      int number,
      String stage,
      String driver,
      int epoch,
      int epochs,
      double loss,
      double error,
      double seconds) {}

  /** How many of the finished failed. */
  public int failed() {
    return failures.stream().mapToInt(Cause::count).sum();
  }

  /** How many of the finished were trained to their end. */
  public int completed() {
    return finished - failed() - stopped;
  }
}
