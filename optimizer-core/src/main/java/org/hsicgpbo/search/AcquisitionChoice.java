package org.hsicgpbo.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which acquisition function Bayesian optimization maximises. */
public enum AcquisitionChoice {
  /**
   * Two times log expected improvement, then once the lower confidence bound: the most robust on
   * our functions (docs/benchmarks.md).
   */
  AUTO,
  /** Log expected improvement (Ament et al. 2023) below the best posterior mean. */
  LOG_EI,
  /** Log expected improvement averaged over what the best may be (Letham et al. 2019). */
  NOISY_EI,
  /** The lower confidence bound with β = 4 (Srinivas et al. 2010). */
  LCB,
  /** Expected improvement per cost (Snoek et al. 2012). */
  EI_PER_COST,
  /**
   * Expected improvement per cost^α, where α falls from 1 to 0 as the budget is spent (Lee et al.
   * 2020).
   */
  COST_COOLED;

  /** The name in study files, such as log-ei. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The names in study files. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(AcquisitionChoice::label).toList();
  }

  /**
   * The choice of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static AcquisitionChoice of(String label) {
    return Arrays.stream(values())
        .filter(choice -> choice.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no acquisition (%s); there are %s.".formatted(label, labels())));
  }

  /**
   * The exponent of the cost.
   *
   * @param remaining share of the budget that is still to come, in [0,1]
   */
  double costExponent(double remaining) {
    return switch (this) {
      case EI_PER_COST -> 1;
      case COST_COOLED -> remaining;
      case AUTO, LOG_EI, NOISY_EI, LCB -> 0;
    };
  }
}
