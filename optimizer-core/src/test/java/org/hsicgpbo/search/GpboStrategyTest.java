package org.hsicgpbo.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;

class GpboStrategyTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(new RealHyperparameter("x", -5, 10), new RealHyperparameter("y", 0, 15));

  /** Lowest value of Branin's function. */
  private static final double OPTIMUM = 0.397887;

  @Test
  void findsBraninsOptimumWhereRandomSearchDoesNot() {
    double[] gpbo = new double[3];
    double[] random = new double[3];
    for (int seed = 0; seed < 3; seed++) {
      gpbo[seed] = regret(new GpboStrategy(SPACE, seed, 8), seed);
      random[seed] = regret(new RandomSearchStrategy(SPACE, seed), seed);
    }
    Arrays.sort(gpbo);
    Arrays.sort(random);
    assertThat(gpbo[1])
        .as("median regret, random search %s", random[1])
        .isLessThan(0.05)
        .isLessThan(random[1] / 4);
  }

  private static double regret(SearchStrategy strategy, long seed) {
    AskTell loop = new AskTell(SPACE, seed, strategy);
    for (int k = 0; k < 40; k++) {
      Trial trial = loop.ask();
      double x = trial.suggestion().configuration().get("x").orElseThrow().asNumber();
      double y = trial.suggestion().configuration().get("y").orElseThrow().asNumber();
      loop.tell(trial, TrialOutcome.Completed.of(branin(x, y), Cost.UNKNOWN));
    }
    return loop.history().best().orElseThrow().errorOrWorst() - OPTIMUM;
  }

  private static double branin(double x, double y) {
    double a = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
    return a * a + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
  }
}
