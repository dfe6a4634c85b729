package org.hsicgpbo.study.pruning;

/**
 * Hyperband (Li et al. 2018, algorithm 1) with {@link SuccessiveHalvingPruner asynchronous halving}
 * in each bracket (Li et al. 2020, section 3.3): brackets differ in their first rung, r·η^b for b =
 * 0 … B − 1, so that a network that starts slowly is not always stopped. Trials go to brackets by
 * their number alone, in rounds of n_b = ⌈B / (B − b) · η^(B−1−b)⌉ trials each, the sizes of the
 * paper, and compete only inside their bracket.
 *
 * @param firstRung r, the first rung of the bracket that stops earliest
 * @param reduction η
 * @param brackets B, 1 or more; the paper's is 1 + ⌊log_η(R / r)⌋ for R epochs
 */
public record HyperbandPruner(int firstRung, int reduction, int brackets) implements Pruner {
  /** Checks the number of brackets. */
  public HyperbandPruner {
    if (brackets < 1) {
      throw new IllegalArgumentException(
          "The number of brackets (%d) must be at least 1.".formatted(brackets));
    }
  }

  /** With as many brackets as the paper has for so many epochs. */
  public static HyperbandPruner of(int firstRung, int reduction, int epochs) {
    int brackets = 1;
    for (long rung = (long) firstRung * reduction; rung <= epochs; rung *= reduction) {
      brackets++;
    }
    return new HyperbandPruner(firstRung, reduction, brackets);
  }

  @Override
  public boolean stops(Progress trial, ProgressLog seen) {
    int bracket = bracket(trial.trial());
    return new SuccessiveHalvingPruner(firstRung(bracket), reduction)
        .stops(trial, seen, other -> bracket(other) == bracket);
  }

  /** The bracket of a trial, from 0, the one that stops earliest. */
  public int bracket(int trial) {
    long round = 0;
    for (int b = 0; b < brackets; b++) {
      round += size(b);
    }
    long place = (trial - 1) % round;
    int bracket = 0;
    while (place >= size(bracket)) {
      place -= size(bracket);
      bracket++;
    }
    return bracket;
  }

  private int firstRung(int bracket) {
    return (int) Math.min(Integer.MAX_VALUE, firstRung * Math.pow(reduction, bracket));
  }

  private long size(int bracket) {
    int halvings = brackets - 1 - bracket;
    return (long) Math.ceil(brackets / (halvings + 1.0) * Math.pow(reduction, halvings));
  }

  @Override
  public String describe() {
    return "hyperband of %d brackets from %d epochs, the best 1/%d go on"
        .formatted(brackets, firstRung, reduction);
  }
}
