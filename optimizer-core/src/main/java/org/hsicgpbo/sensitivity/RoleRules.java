package org.hsicgpbo.sensitivity;

/**
 * When evidence suffices for a role other than to optimize. Our own choices, not the paper's;
 * docs/method.md tells the simulations behind them.
 *
 * @param significance level of every test; of an index after Holm's correction
 * @param margin δ as a share of P(Z=1): a cheap part may lower the chance of a good network by this
 *     share at most
 * @param materialCostR2 the least R² with the cost that makes a hyperparameter a driver of cost
 * @param materialCostRatio the least ratio of the typical cost of the rest to that of the cheap
 *     part
 * @param screening a p-value below it keeps a hyperparameter among the optimized ones; high,
 *     because screening at 5 % loses what matters
 */
public record RoleRules(
    double significance,
    double margin,
    double materialCostR2,
    double materialCostRatio,
    double screening) {

  /** Checks the ranges. */
  public RoleRules {
    checkShare("significance", significance);
    checkShare("margin", margin);
    checkShare("materialCostR2", materialCostR2);
    checkShare("screening", screening);
    if (!(materialCostRatio >= 1)) {
      throw new IllegalArgumentException(
          "The materialCostRatio (%s) must be at least 1.".formatted(materialCostRatio));
    }
  }

  /** Level 5 %, margin one half, cost R² 0.05, cost ratio 1.2, screening 50 %. */
  public static RoleRules defaults() {
    return new RoleRules(0.05, 0.5, 0.05, 1.2, 0.5);
  }

  /** Whether the effect on the cost is significant and material. */
  public boolean drivesCost(HsicIndex index) {
    return index.costPValue() < significance && index.costR2() >= materialCostR2;
  }

  private static void checkShare(String name, double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "The %s (%s) must be above 0 and below 1.".formatted(name, share));
    }
  }
}
