package org.hsicgpbo.benchmarks.search;

import org.hsicgpbo.search.GpboStrategy;
import org.hsicgpbo.search.HsicGpboStrategy;
import org.hsicgpbo.search.RandomSearchStrategy;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.search.StageSchedule;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.space.SearchSpace;

/** The strategies by their names in study files. */
final class Strategies {
  private static final int GPBO_WARM_UP = 10;

  private Strategies() {}

  static SearchStrategy of(String name, SearchSpace space, long seed, int trials) {
    return switch (name) {
      case "random" -> new RandomSearchStrategy(space, seed);
      case "gpbo" -> new GpboStrategy(space, seed, GPBO_WARM_UP);
      case "hsic-gpbo" ->
          new HsicGpboStrategy(
              space, seed, new Goal.Best(0.1), StageSchedule.of(Math.max(41, trials / 3), trials));
      default -> throw new IllegalArgumentException("There is no strategy (%s).".formatted(name));
    };
  }
}
