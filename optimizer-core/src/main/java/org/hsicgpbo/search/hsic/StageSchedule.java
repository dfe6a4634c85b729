package org.hsicgpbo.search.hsic;

import java.util.List;

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
