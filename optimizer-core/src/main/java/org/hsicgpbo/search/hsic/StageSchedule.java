package org.hsicgpbo.search.hsic;

import java.util.ArrayList;
import java.util.List;
import org.hsicgpbo.search.PlannedStage;

/**
 * The stages in order and how many trials each has.
 *
 * @param parts at least one; the last stage goes on beyond the budget
 */
public record StageSchedule(List<Part> parts) {
  /** Shares are sums of doubles. */
  private static final double ROUNDING = 1e-9;

  /**
   * Trials of one stage.
   *
   * @param trials not below 0
   */
  public record Part(Stage stage, int trials) {
    /** Checks the count. */
    public Part {
      if (trials < 0) {
        throw new IllegalArgumentException(
            "The stage (%s) cannot have %d trials.".formatted(stage.label(), trials));
      }
    }
  }

  /** Copies the parts and checks that there is one. */
  public StageSchedule {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("A schedule must have at least one stage.");
    }
    parts = List.copyOf(parts);
  }

  /**
   * Divides what the warm-up leaves of a budget by the shares.
   *
   * @param warmUp trials of the warm-up, at most {@code trials}
   */
  public static StageSchedule of(
      WarmUp.Sampling sampling, int warmUp, int trials, Shares shares, double cooling) {
    int rest = rest(warmUp, trials);
    int optimize = (int) Math.ceil(shares.optimize() * rest - ROUNDING);
    int reOpen = (int) Math.floor(shares.reOpen() * rest + ROUNDING);
    int confirm = (int) Math.floor(shares.confirm() * rest + ROUNDING);
    return new StageSchedule(
        List.of(
            new Part(new WarmUp(sampling), warmUp),
            new Part(new Optimize(cooling), optimize),
            new Part(new FineTune(), rest - optimize - reOpen - confirm),
            new Part(new ReOpen(), reOpen),
            new Part(new Confirm(), confirm)));
  }

  /**
   * The published steps: three quarters of what the sample leaves for what is impactful, the rest
   * for the others. The shares are ours.
   */
  public static StageSchedule paper(WarmUp.Sampling sampling, int warmUp, int trials) {
    int rest = rest(warmUp, trials);
    int impactful = (int) Math.ceil(0.75 * rest);
    return new StageSchedule(
        List.of(
            new Part(new WarmUp(sampling), warmUp),
            new Part(new PaperStages.Impactful(), impactful),
            new Part(new PaperStages.Remaining(), rest - impactful)));
  }

  private static int rest(int warmUp, int trials) {
    if (warmUp > trials) {
      throw new IllegalArgumentException(
          "The warm-up (%d) must not be larger than the budget (%d trials)."
              .formatted(warmUp, trials));
    }
    return trials - warmUp;
  }

  /** The same with another way to draw the warm-up. */
  public StageSchedule sampledBy(WarmUp.Sampling sampling) {
    return new StageSchedule(
        parts.stream()
            .map(
                part ->
                    part.stage() instanceof WarmUp
                        ? new Part(new WarmUp(sampling), part.trials())
                        : part)
            .toList());
  }

  /** The stages, in order. */
  public List<Stage> stages() {
    return parts.stream().map(Part::stage).toList();
  }

  /** All trials. */
  public int trials() {
    return parts.stream().mapToInt(Part::trials).sum();
  }

  /**
   * The same stages for fewer trials: the warm-up as it is while half of the trials are left for
   * the others, and what is left divided as before. Otherwise the warm-up has half of the trials,
   * or as many as a ranking needs, provided that a quarter is left; no stage grows. Our choice.
   *
   * @param expected how many trials there will be in all, at least 1
   * @param fewestRanked with fewer random trials hyperparameters are not ranked
   */
  public StageSchedule within(int expected, int fewestRanked) {
    int planned = trials();
    if (expected >= planned) {
      return this;
    }
    int warmUp = parts.get(0).trials();
    int half = (expected + 1) / 2;
    int enough = 4 * fewestRanked <= 3 * expected ? Math.max(half, fewestRanked) : half;
    int most = planned - warmUp;
    int shorter = Math.min(warmUp, Math.max(enough, expected - most));
    List<Part> shortened = new ArrayList<>(List.of(new Part(parts.get(0).stage(), shorter)));
    double share = most == 0 ? 0 : (expected - shorter) / (double) most;
    int before = 0;
    for (Part part : parts.subList(1, parts.size())) {
      int after = before + part.trials();
      int trials = (int) (Math.round(share * after) - Math.round(share * before));
      shortened.add(new Part(part.stage(), trials));
      before = after;
    }
    return new StageSchedule(shortened);
  }

  /** The stages with their trials, for people. */
  List<PlannedStage> plan() {
    return parts.stream()
        .map(part -> new PlannedStage(part.stage().label(), part.stage().purpose(), part.trials()))
        .toList();
  }

  /** The stage of a trial, and the share of it that is still to come. */
  Turn turnOf(int trialNumber) {
    int first = 1;
    for (Part part : parts) {
      if (trialNumber < first + part.trials()) {
        return new Turn(
            part.stage(), (first + part.trials() - trialNumber) / (double) part.trials());
      }
      first += part.trials();
    }
    // Beyond the budget the last stage goes on.
    return new Turn(parts.get(parts.size() - 1).stage(), 1.0 / Math.max(1, trials()));
  }

  /**
   * Whose turn it is.
   *
   * @param remaining share of the stage that is still to come, this trial included
   */
  record Turn(Stage stage, double remaining) {}
}
